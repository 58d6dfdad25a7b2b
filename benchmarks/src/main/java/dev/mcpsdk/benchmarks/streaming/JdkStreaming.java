package dev.mcpsdk.benchmarks.streaming;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What the JDK's own means make of it: lines as strings, a writer, a cipher that is used again. */
public final class JdkStreaming implements StreamingSubject {

  @Override
  public Map<String, Work> works() throws Exception {
    Map<String, Work> works = new LinkedHashMap<>();
    byte[] events = Works.events();
    works.put(Works.SSE_PARSE, () -> parse(events));
    String[] messages = new String[Works.EVENTS];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = new String(Works.progress(i), StandardCharsets.UTF_8);
    }
    works.put(Works.SSE_FRAME, () -> frame(messages));
    byte[] lines = Works.lines();
    works.put(
        Works.LINES_READ,
        () -> {
          BufferedReader in = reader(lines);
          int characters = 0;
          for (String line; (line = in.readLine()) != null; ) {
            characters += line.length();
          }
          Works.require(characters == lines.length - Works.EVENTS, Works.LINES_READ);
          return characters;
        });
    sealing(works);
    return works;
  }

  private static Object parse(byte[] events) throws Exception {
    BufferedReader in = reader(events);
    StringBuilder data = new StringBuilder();
    int seen = 0;
    for (String line; (line = in.readLine()) != null; ) {
      if (line.isEmpty()) {
        seen += data.length() > 0 ? 1 : 0;
        data.setLength(0);
      } else if (line.startsWith("data:")) {
        data.append(line.substring(5).trim());
      }
    }
    Works.require(seen == Works.EVENTS, Works.SSE_PARSE);
    return seen;
  }

  private static Object frame(String[] messages) {
    PrintWriter out =
        new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (String message : messages) {
      out.write("event: message\n");
      out.write("data: " + message + "\n\n");
    }
    out.flush();
    return out;
  }

  private static void sealing(Map<String, Work> works) throws Exception {
    SecureRandom random = new SecureRandom();
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    SecretKeySpec key = new SecretKeySpec(secret, "AES");
    byte[] state = Works.state();
    byte[] bound = new byte[32];
    byte[] iv = new byte[12];
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
    cipher.updateAAD(bound);
    byte[] sealed = cipher.doFinal(state);
    works.put(
        Works.SEAL,
        () -> {
          byte[] fresh = new byte[12];
          random.nextBytes(fresh);
          cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, fresh));
          cipher.updateAAD(bound);
          return cipher.doFinal(state);
        });
    works.put(
        Works.OPEN,
        () -> {
          cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, iv));
          cipher.updateAAD(bound);
          return cipher.doFinal(sealed);
        });
  }

  private static BufferedReader reader(byte[] bytes) {
    return new BufferedReader(
        new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
  }
}
