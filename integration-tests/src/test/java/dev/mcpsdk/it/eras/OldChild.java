package dev.mcpsdk.it.eras;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server of 2025-11-25 in a process of its own that does as its argument says with requests
 * before {@code initialize}. Tells on standard error what it was asked, so that a test sees what a
 * probe has done.
 */
final class OldChild {

  private static final Pattern ID = Pattern.compile("\"id\":(\"[^\"]*\"|\\d+)");
  private static final Pattern METHOD = Pattern.compile("\"method\":\"([^\"]*)\"");

  private final OutputStream out = System.out;

  private OldChild() {}

  public static void main(String[] arguments) throws Exception {
    new OldChild().serve(arguments[0]);
  }

  private void serve(String manner) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.err.println("started");
    boolean initialized = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String method = first(METHOD, line);
      String id = first(ID, line);
      System.err.println(method);
      if (method.equals("initialize")) {
        initialized = true;
        answer(
            id,
            "\"result\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
                + "\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}");
      } else if (method.equals("tools/call")) {
        answer(id, "\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}");
      } else if (!initialized && !id.isEmpty()) {
        switch (manner) {
          case "exits" -> System.exit(1);
          case "silent" -> {}
          case "closes" -> out.close();
          default -> answer(id, "\"error\":{\"code\":" + manner + ",\"message\":\"what?\"}");
        }
      }
    }
  }

  private static String first(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? matcher.group(1) : "";
  }

  private void answer(String id, String rest) throws IOException {
    String line = "{\"jsonrpc\":\"2.0\",\"id\":" + id + "," + rest + "}\n";
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
