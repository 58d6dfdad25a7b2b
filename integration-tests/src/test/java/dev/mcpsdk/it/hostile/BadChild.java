package dev.mcpsdk.it.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A server in a process of its own that does as the name of the tool says that is called. */
final class BadChild {

  private final OutputStream out = System.out;
  private final PrintStream err = System.err;

  private BadChild() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      System.err.println("cannot open the database");
      System.exit(Integer.parseInt(arguments[0]));
    }
    new BadChild().serve();
  }

  private void serve() throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String id = BadAnswers.member(line, "id");
      String tool = BadAnswers.member(line, "name");
      if (BadAnswers.member(line, "method").startsWith("notifications/")) {
        continue;
      }
      List<String> answers = BadAnswers.of(tool, id);
      if (answers == null) {
        behave(tool, id);
      } else {
        for (String answer : answers) {
          say(answer);
        }
      }
    }
  }

  private void behave(String tool, String id) throws Exception {
    switch (tool) {
      case "die" -> {
        err.println("the disk is full");
        System.exit(3);
      }
      case "dieInALine" -> {
        out.write(BadAnswers.good(id).substring(0, 30).getBytes(StandardCharsets.UTF_8));
        out.flush();
        Runtime.getRuntime().halt(9);
      }
      case "closeOutput" -> {
        out.close();
        new CountDownLatch(1).await();
      }
      case "floodErrors" -> {
        for (int i = 0; i < 50_000; i++) {
          err.println("line " + i + " which nobody asked for, on standard error");
        }
        err.write(new byte[1_000_000]);
        say(BadAnswers.good(id));
      }
      case "endlessLine" -> {
        byte[] part = new byte[64 * 1024];
        for (int i = 0; i < 200; i++) {
          out.write(part);
        }
        say("");
        say(BadAnswers.good(id));
      }
      case "progressStorm" -> {
        for (int i = 1; i < 20_000; i++) {
          say(
              BadAnswers.notification(
                  "notifications/progress",
                  "{\"progressToken\":" + id + ",\"progress\":" + i + "}"));
        }
        say(BadAnswers.good(id));
      }
      case "neverRead" -> new CountDownLatch(1).await();
      default -> throw new IllegalArgumentException(tool);
    }
  }

  private void say(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
