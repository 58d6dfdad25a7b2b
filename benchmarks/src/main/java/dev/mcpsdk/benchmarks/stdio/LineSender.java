package dev.mcpsdk.benchmarks.stdio;

import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.load.HttpCall;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Writes calls on a thread of its own while another one reads the answers. Ends the process if an
 * answer is missing, which ends the other thread's read.
 */
final class LineSender {
  private static final long PATIENCE_MILLIS = 5000;

  private final Child child;
  private final OutputStream out;
  private final byte[] line;
  private final int idOffset;
  private final int inFlight;
  private final long maxCalls;
  private final long nanos;
  private final Semaphore room;
  private final CountDownLatch read = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "sender");

  private int id;

  // Together: once all are sent, the count no longer changes.
  private volatile boolean complete;
  private volatile long sent;

  LineSender(
      Child child,
      byte[] line,
      int idOffset,
      int firstId,
      int inFlight,
      long maxCalls,
      long nanos) {
    this.child = child;
    this.out = child.input();
    this.line = line;
    this.idOffset = idOffset;
    this.id = firstId;
    this.inFlight = inFlight;
    this.maxCalls = maxCalls;
    this.nanos = nanos;
    this.room = new Semaphore(inFlight);
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Room for so many more. */
  void answered(int count) {
    room.release(count);
  }

  /** Whether that many are all. */
  boolean isAnswered(long answers) {
    return complete && answers == sent;
  }

  long sent() {
    return sent;
  }

  /** No more answers are awaited. */
  void finish() throws InterruptedException {
    read.countDown();
    thread.join(2 * PATIENCE_MILLIS);
  }

  private void run() {
    try {
      if (send() && !read.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        child.close();
      }
    } catch (IOException e) {
      child.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean send() throws IOException, InterruptedException {
    byte[] batch = new byte[line.length * inFlight];
    long start = System.nanoTime();
    boolean last = false;
    while (!last) {
      if (!room.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        child.close();
        return false;
      }
      // What comes last is said before it is written: its answer must find that it is the last.
      int count = (int) Math.min(1 + room.drainPermits(), maxCalls - sent);
      last = sent + count >= maxCalls || System.nanoTime() - start >= nanos;
      for (int i = 0; i < count; i++) {
        HttpCall.putId(line, idOffset, id++);
        System.arraycopy(line, 0, batch, i * line.length, line.length);
      }
      sent += count;
      complete = last;
      out.write(batch, 0, count * line.length);
      out.flush();
    }
    return true;
  }
}
