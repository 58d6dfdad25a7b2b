package com.example.javasdk;

import io.modelcontextprotocol.spec.McpError;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs checks one after the other, prints a line for each and counts them. */
final class Checks {

  /** What has to hold; anything thrown says that it does not. */
  @FunctionalInterface
  interface Check {
    void run() throws Exception;
  }

  private static final long LIMIT_SECONDS = 60;

  private int passed;
  private int failed;

  void check(String name, Check check) throws InterruptedException {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              check.run();
              return null;
            });
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      passed++;
      System.out.println("ok      " + name);
    } catch (ExecutionException e) {
      failed(name, String.valueOf(e.getCause()));
      e.printStackTrace();
    } catch (TimeoutException e) {
      task.cancel(true);
      failed(name, "no end within " + LIMIT_SECONDS + " s");
    }
  }

  private void failed(String name, String why) {
    failed++;
    System.out.println("FAILED  " + name + ": " + why);
  }

  /** Prints the sum; the exit code of the program. */
  int finish() {
    System.out.println(passed + " passed, " + failed + " failed");
    return failed == 0 && passed > 0 ? 0 : 1;
  }

  static void equal(Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError("expected " + expected + " but got " + actual);
    }
  }

  static void that(boolean holds, Object what) {
    if (!holds) {
      throw new AssertionError(String.valueOf(what));
    }
  }

  /** The action has to fail with a JSON-RPC error of this code. */
  static McpError error(int code, Callable<?> action) throws Exception {
    Object answer;
    try {
      answer = action.call();
    } catch (McpError e) {
      equal(code, e.getJsonRpcError().code());
      return e;
    }
    throw new AssertionError("expected the error " + code + " but got " + answer);
  }

  /** Asks again and again until the answer is yes; the check's limit bounds it. */
  static void until(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
