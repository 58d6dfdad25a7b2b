package dev.mcpsdk.transport.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a child's standard error to its end, so that the child never blocks on it, and keeps the
 * last lines for error messages.
 */
final class StderrDrain {

  private static final Logger log = LoggerFactory.getLogger(StderrDrain.class);
  private static final int MAX_LINE = 8 * 1024;
  private static final int TAIL_LINES = 10;
  private static final int TAIL_LINE = 400;

  private final Consumer<String> consumer;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<String> tail = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  StderrDrain(Consumer<String> consumer) {
    this.consumer = consumer;
  }

  void start(InputStream stderr) {
    Thread thread = new Thread(() -> drain(stderr), "mcp-stdio-stderr");
    thread.setDaemon(true);
    thread.start();
  }

  private void drain(InputStream stderr) {
    LineReader.Lines lines =
        new LineReader.Lines() {
          @Override
          public void line(byte[] buffer, int offset, int length) {
            take(new String(buffer, offset, length, StandardCharsets.UTF_8));
          }

          @Override
          public void tooLong(int limit) {
            take("(a line of more than " + limit + " bytes)");
          }
        };
    try {
      new LineReader(stderr, MAX_LINE).readAll(lines);
    } catch (IOException e) {
      log.debug("standard error of the server ended", e);
    } finally {
      ended.countDown();
    }
  }

  /** Waits until all of it has been read, at most this long. */
  void awaitEnd(Duration atMost) {
    try {
      boolean unused = ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(String line) {
    lock.lock();
    try {
      if (tail.size() == TAIL_LINES) {
        tail.removeFirst();
      }
      tail.addLast(line.length() > TAIL_LINE ? line.substring(0, TAIL_LINE) + "…" : line);
    } finally {
      lock.unlock();
    }
    try {
      consumer.accept(line);
    } catch (RuntimeException e) {
      log.warn("the consumer of standard error failed", e);
    }
  }

  /** The last lines, empty if there were none. */
  String tail() {
    lock.lock();
    try {
      return String.join("\n", tail);
    } finally {
      lock.unlock();
    }
  }
}
