package dev.mcpsdk.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A well-behaved client that calls again and again while others misbehave. */
final class Bystander {

  private final Supplier<Answer> call;
  private final CompletableFuture<Void> finished = new CompletableFuture<>();
  private volatile boolean stop;
  private final AtomicInteger answered = new AtomicInteger();
  private volatile long worstNanos;

  private Bystander(Supplier<Answer> call) {
    this.call = call;
    Thread thread = new Thread(this::run, "test-bystander");
    thread.setDaemon(true);
    thread.start();
  }

  static Bystander calling(Link link) {
    return new Bystander(() -> link.ask(Messages.call("5", "add", "{\"a\":1,\"b\":2}")));
  }

  private void run() {
    try {
      while (!stop) {
        long begun = System.nanoTime();
        assertThat(call.get().result().member("structuredContent")).hasToString("{\"sum\":3}");
        worstNanos = Math.max(worstNanos, System.nanoTime() - begun);
        answered.incrementAndGet();
      }
      finished.complete(null);
    } catch (RuntimeException | AssertionError e) {
      finished.completeExceptionally(e);
    }
  }

  /** Waits until so many more calls have been answered. */
  void awaitCalls(int count) {
    int goal = answered.get() + count;
    Waiting.until("the bystander's calls", () -> answered.get() >= goal || finished.isDone());
  }

  /** All calls were answered, and none had to wait as long as the one who does not read. */
  void assertUndisturbed(Duration bound) throws Exception {
    stop = true;
    finished.get(Waiting.LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(answered.get()).isPositive();
    assertThat(Duration.ofNanos(worstNanos)).isLessThan(bound);
  }
}
