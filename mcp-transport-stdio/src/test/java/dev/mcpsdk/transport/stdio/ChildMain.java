package dev.mcpsdk.transport.stdio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What test children do: a server by lines whose behaviour its first argument names. */
final class ChildMain {

  private ChildMain() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    switch (arguments[0]) {
      case "echo" -> echo(out);
      case "stubborn" -> {
        // Ignores the end of its input and the request to end, and has a child that does so, too.
        new ProcessBuilder(command("sleep"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
        Runtime.getRuntime().addShutdownHook(new Thread(ChildMain::sleep));
        out.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
        sleep();
      }
      case "sleep" -> sleep();
      case "die" -> {
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        System.err.println("the disk is full");
        System.exit(3);
      }
      case "rubbish" -> {
        out.println("Welcome to my server!");
        echo(out);
      }
      case "flood" -> {
        for (int i = 0; i < 200_000; i++) {
          System.err.println("line " + i + " on standard error, which nobody asked for");
        }
        echo(out);
      }
      case "silent" -> sleep();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  static String[] command(String behaviour) {
    String java = System.getProperty("java.home") + "/bin/java";
    String classes = ChildMain.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return new String[] {
      java,
      "-XX:TieredStopAtLevel=1",
      "-XX:+UseSerialGC",
      "-cp",
      classes,
      ChildMain.class.getName(),
      behaviour
    };
  }

  private static void sleep() {
    try {
      if (new CountDownLatch(1).await(2, TimeUnit.MINUTES)) {
        throw new AssertionError();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void echo(PrintStream out) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line;
    while ((line = in.readLine()) != null) {
      int id = line.indexOf("\"id\":") + 5;
      int text = line.indexOf("\"text\":") + 7;
      if (id > 4 && text > 6) {
        String answer = line.substring(text, line.indexOf('"', text + 1) + 1);
        out.println(
            "{\"jsonrpc\":\"2.0\",\"id\":"
                + line.substring(id, line.indexOf(',', id))
                + ",\"result\":{\"content\":[{\"type\":\"text\",\"text\":"
                + answer
                + "}]}}");
      }
    }
  }
}
