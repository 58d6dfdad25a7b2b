package dev.mcpsdk.it.eras;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own that does as its first argument says with requests before {@code
 * initialize}: {@code exits}, {@code closes}, is {@code silent}, or answers with that error or for
 * that revision; {@code slow} before one of these waits until the test, at the port in the second
 * argument, lets it answer. After {@code late} it answers when the client has given it up, and, as
 * the mark in the second argument tells, at once when it is started again. Tells on standard error
 * what it was asked, so that a test sees what a probe has done.
 */
final class OldChild {

  private static final Pattern ID = Pattern.compile("\"id\":(\"[^\"]*\"|\\d+)");
  private static final Pattern METHOD = Pattern.compile("\"method\":\"([^\"]*)\"");
  private static final String MODERN = "2026-07-28";
  private static final String OLD = "2025-11-25";

  private final OutputStream out = System.out;
  private final String manner;

  /** Of the test that lets a slow one answer; 0 for others. */
  private final int port;

  private final boolean late;
  private String unanswered = "";

  private OldChild(String manner, int port, boolean late) {
    this.manner = manner;
    this.port = port;
    this.late = late;
  }

  public static void main(String[] arguments) throws Exception {
    String[] words = arguments[0].split(" ", -1);
    boolean late = words[0].equals("late") && isFirst(Path.of(arguments[1]));
    int port = words[0].equals("slow") ? Integer.parseInt(arguments[1]) : 0;
    new OldChild(words[words.length - 1], port, late).serve();
  }

  private static boolean isFirst(Path mark) throws IOException {
    if (Files.exists(mark)) {
      return false;
    }
    Files.createFile(mark);
    return true;
  }

  private void serve() throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.err.println("started");
    boolean initialized = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String method = first(METHOD, line);
      String id = first(ID, line);
      System.err.println(method);
      if (method.equals("initialize") && !manner.equals(MODERN)) {
        initialized = true;
        answer(
            id,
            "\"result\":{\"protocolVersion\":\""
                + OLD
                + "\",\"capabilities\":{\"tools\":{}},"
                + "\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}");
      } else if (method.equals("tools/call")) {
        String type = manner.equals(MODERN) ? "\"resultType\":\"complete\"," : "";
        answer(id, "\"result\":{" + type + "\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}");
      } else if (!initialized && !id.isEmpty()) {
        early(method, id);
      }
    }
    if (late) {
      answer(unanswered, discovered());
      System.err.println("answered late");
    }
  }

  private void early(String method, String id) throws Exception {
    if (late) {
      unanswered = id;
      return;
    }
    if (port != 0) {
      awaitLeave();
    }
    switch (manner) {
      case "exits" -> System.exit(1);
      case "silent" -> {}
      case "closes" -> out.close();
      case MODERN -> answer(id, method.equals("initialize") ? unsupported() : discovered());
      default -> answer(id, "\"error\":{\"code\":" + manner + ",\"message\":\"what?\"}");
    }
  }

  /** Until the test, which sees by the connection that the probe has come, closes it. */
  private void awaitLeave() throws IOException {
    try (Socket test = new Socket(InetAddress.getLoopbackAddress(), port)) {
      if (test.getInputStream().read() >= 0) {
        throw new IOException("expected the end");
      }
    }
  }

  private static String discovered() {
    return "\"result\":{\"resultType\":\"complete\",\"supportedVersions\":[\""
        + MODERN
        + "\"],\"capabilities\":{\"tools\":{}},\"ttlMs\":0,\"cacheScope\":\"private\"}";
  }

  private static String unsupported() {
    return "\"error\":{\"code\":-32022,\"message\":\"no\",\"data\":{\"supported\":[\""
        + MODERN
        + "\"],\"requested\":\""
        + OLD
        + "\"}}";
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
