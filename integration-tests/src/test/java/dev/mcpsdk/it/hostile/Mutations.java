package dev.mcpsdk.it.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes bad messages of good ones. The same seed makes the same ones. */
final class Mutations {

  private static final List<String> GOOD =
      List.of(
          Messages.echo("1", "hello \\u00e9 \\n"),
          Messages.call("\"a\"", "add", "{\"a\":1,\"b\":2}"),
          Messages.call("2", "any", "{\"x\":[1,2.5e3,true,null,{\"y\":\"z\"}]}"),
          Messages.call("3", "crash", "{}"),
          Messages.request("4", "server/discover", ""),
          Messages.request("5", "tools/list", "\"cursor\":\"AAAA\""),
          Messages.request("6", "resources/list", ""),
          Messages.request("7", "resources/read", "\"uri\":\"demo://a\""),
          Messages.request("8", "resources/templates/list", ""),
          Messages.request("9", "prompts/get", "\"name\":\"greet\",\"arguments\":{\"a\":\"b\"}"),
          Messages.request(
              "10",
              "completion/complete",
              "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"greet\"},"
                  + "\"argument\":{\"name\":\"a\",\"value\":\"b\"}"),
          Messages.notification("notifications/cancelled", "\"requestId\":1"));

  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\u0000",
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "1e999999999",
          "9999999999999999999",
          "\"\"",
          "{}",
          "[]",
          "\u0000",
          "\u00ff",
          "\t",
          " ",
          "\"_meta\"",
          "\"id\"",
          "\"method\"",
          "\"params\"",
          "\"jsonrpc\"",
          "\"name\"",
          "\"arguments\"",
          "\"result\"",
          "\"error\"",
          "\"tools/call\"",
          "\"server/discover\"",
          "\"requestState\"",
          "\"inputResponses\"",
          "\"progressToken\"",
          "[[[[[[[[[[[[[[[[",
          "\"io.modelcontextprotocol/protocolVersion\"",
          "\"2025-11-25\"",
          "../../etc/passwd");

  private final Random random;

  Mutations(long seed) {
    random = new Random(seed);
  }

  /** A message without line breaks, so that it is one on a line, too. */
  byte[] next() {
    byte[] bytes = pick(GOOD).getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes = mutated(bytes);
    }
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '\n' || bytes[i] == '\r' ? (byte) ' ' : bytes[i];
    }
    return bytes;
  }

  private byte[] mutated(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(12));
    byte[] token = pick(TOKENS).getBytes(StandardCharsets.ISO_8859_1);
    return switch (random.nextInt(8)) {
      case 0 -> flipped(bytes);
      case 1 -> Arrays.copyOf(bytes, from);
      case 2 -> joined(bytes, from, new byte[0], to);
      case 3 -> joined(bytes, from, Arrays.copyOfRange(bytes, from, to), from);
      case 4 -> joined(bytes, from, token, from);
      case 5 -> joined(bytes, from, token, to);
      case 6 -> value(bytes, token);
      default -> joined(bytes, from, pick(GOOD).getBytes(StandardCharsets.UTF_8), to);
    };
  }

  /** Puts the token in the place of a value, which often leaves JSON. */
  private byte[] value(byte[] bytes, byte[] token) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int colon = text.indexOf(':', random.nextInt(text.length() + 1));
    if (colon < 0) {
      return flipped(bytes);
    }
    int end = colon + 1;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return joined(bytes, colon + 1, token, end);
  }

  private byte[] flipped(byte[] bytes) {
    byte[] copy = bytes.clone();
    if (copy.length > 0) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private static byte[] joined(byte[] bytes, int end, byte[] middle, int start) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, end);
    out.writeBytes(middle);
    out.write(bytes, start, bytes.length - start);
    return out.toByteArray();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
