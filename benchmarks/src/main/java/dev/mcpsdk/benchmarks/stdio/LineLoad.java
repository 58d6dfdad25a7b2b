package dev.mcpsdk.benchmarks.stdio;

import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.load.Bodies;
import dev.mcpsdk.benchmarks.load.HttpCall;
import dev.mcpsdk.benchmarks.load.Latencies;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A bare client: sends the same call under new ids to a process that answers in lines, and looks at
 * nothing but the ids of the answers.
 */
final class LineLoad implements AutoCloseable {
  private static final long GRACE_NANOS = 60_000_000_000L;

  private final Child child;
  private final OutputStream out;
  private final byte[] line;
  private final int idOffset;
  private final AnswerReader answers;
  private int lastId = HttpCall.FIRST_ID;
  private boolean broken;

  private LineLoad(Child child, String body) {
    this.child = child;
    this.out = child.input();
    this.line = (body + '\n').getBytes(StandardCharsets.UTF_8);
    this.idOffset = body.indexOf(Integer.toString(HttpCall.FIRST_ID));
    this.answers = new AnswerReader(child.output());
  }

  /**
   * What came of it.
   *
   * @param latencies of sequential calls
   */
  record Outcome(long sent, long answered, long nanos, Latencies latencies, long cpuNanos) {
    double perSecond() {
      return answered * 1e9 / nanos;
    }

    long lost() {
      return sent - answered;
    }
  }

  /**
   * @param newest whether it speaks the newest revision; otherwise a session is opened first
   */
  static LineLoad open(Child child, boolean newest, String body)
      throws IOException, InterruptedException {
    LineLoad load = new LineLoad(child, body);
    if (!newest) {
      child.say(Bodies.INITIALIZE);
      load.answers.expect(0);
      load.answers.read();
      child.say(Bodies.INITIALIZED);
    }
    // However long it takes to start: from now on it has to answer in time.
    load.run(1, 1, 1);
    return load;
  }

  /** Whether answers were lost; the process was ended then. */
  boolean isBroken() {
    return broken;
  }

  /** Sends until either limit is reached, with at most that many unanswered. */
  Outcome run(int inFlight, long maxCalls, long nanos) throws IOException, InterruptedException {
    answers.expect(lastId + 1);
    long cpu = child.cpuNanos();
    return inFlight == 1
        ? sequential(maxCalls, nanos, cpu)
        : pipelined(inFlight, maxCalls, nanos, cpu);
  }

  @Override
  public void close() {
    child.close();
  }

  private Outcome sequential(long maxCalls, long nanos, long cpu) throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    Thread guard = new Thread(() -> endUnless(done, nanos), "guard of " + child.label());
    guard.setDaemon(true);
    guard.start();
    try {
      return guarded(maxCalls, nanos, cpu);
    } finally {
      done.countDown();
    }
  }

  /** Ends the process, and so the read that waits for it, if it does not answer. */
  private void endUnless(CountDownLatch done, long nanos) {
    try {
      if (!done.await(nanos + GRACE_NANOS, TimeUnit.NANOSECONDS)) {
        child.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome guarded(long maxCalls, long nanos, long cpu) throws IOException {
    Latencies latencies = new Latencies();
    long start = System.nanoTime();
    long now = start;
    long sent = 0;
    do {
      HttpCall.putId(line, idOffset, ++lastId);
      out.write(line);
      out.flush();
      if (answers.read() != 1) {
        throw new IOException(child.label() + " did not answer a single call");
      }
      sent++;
      long after = System.nanoTime();
      latencies.add(after - now);
      now = after;
    } while (sent < maxCalls && now - start < nanos);
    return new Outcome(sent, sent, now - start, latencies, child.cpuNanos() - cpu);
  }

  private Outcome pipelined(int inFlight, long maxCalls, long nanos, long cpu)
      throws IOException, InterruptedException {
    LineSender sender =
        new LineSender(child, line, idOffset, lastId + 1, inFlight, maxCalls, nanos);
    long start = System.nanoTime();
    sender.start();
    long answered = 0;
    long spent = 0;
    while (!sender.isAnswered(answered)) {
      int count = answers.read();
      if (count < 0) {
        break;
      }
      answered += count;
      sender.answered(count);
    }
    long end = System.nanoTime();
    sender.finish();
    lastId += (int) sender.sent();
    broken = answered < sender.sent();
    if (!broken) {
      spent = child.cpuNanos() - cpu;
    }
    // A server that stops answering has worked only until then, but has cost the whole time.
    return new Outcome(sender.sent(), answered, end - start, new Latencies(), spent);
  }
}
