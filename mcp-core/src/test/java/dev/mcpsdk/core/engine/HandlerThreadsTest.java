package dev.mcpsdk.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HandlerThreadsTest {

  @Test
  void refusesMoreThanTheLimitAndTakesAgainWhenOneHasEnded() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (HandlerThreads threads = HandlerThreads.create("mcp-test-", 100)) {
      for (int i = 0; i < 100; i++) {
        assertThat(threads.tryExecute(() -> await(go))).isTrue();
      }
      assertThat(threads.running()).isEqualTo(100);
      assertThat(threads.tryExecute(() -> {})).isFalse();
      assertThat(threads.awaitIdle(20, TimeUnit.MILLISECONDS)).isFalse();
      go.countDown();
      assertThat(threads.awaitIdle(20, TimeUnit.SECONDS)).isTrue();
      assertThat(threads.tryExecute(() -> {})).isTrue();
    }
  }

  @Test
  void aTaskThatThrowsGivesItsPlaceBack() throws Exception {
    try (HandlerThreads threads = HandlerThreads.create("mcp-test-", 1)) {
      CountDownLatch thrown = new CountDownLatch(1);
      assertThat(
              threads.tryExecute(
                  () -> {
                    Thread.currentThread()
                        .setUncaughtExceptionHandler((thread, e) -> thrown.countDown());
                    throw new IllegalStateException("on purpose");
                  }))
          .isTrue();
      assertThat(thrown.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(threads.awaitIdle(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whoHasLeftItsPlaceMakesRoomAndIsStillWaitedFor() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (HandlerThreads threads = HandlerThreads.create("mcp-test-", 1)) {
      assertThat(
              threads.tryExecute(
                  place -> {
                    place.leave();
                    place.leave();
                    left.countDown();
                    await(go);
                  }))
          .isTrue();
      await(left);
      assertThat(threads.running()).isZero();
      assertThat(threads.awaitIdle(20, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(threads.running()).as("after the wait").isZero();
      go.countDown();
      assertThat(threads.awaitIdle(20, TimeUnit.SECONDS)).isTrue();
      assertThat(threads.tryExecute(() -> {})).isTrue();
      assertThat(threads.awaitIdle(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void notMoreThanALimitMayHaveLeftTheirPlaces() throws Exception {
    int limit = 30;
    int telling = limit + 64;
    CountDownLatch go = new CountDownLatch(1);
    try (HandlerThreads threads = HandlerThreads.create("mcp-test-", limit)) {
      int taken = 0;
      for (int refused = 0; refused == 0; ) {
        CountDownLatch left = new CountDownLatch(1);
        boolean runs =
            threads.tryExecute(
                place -> {
                  place.leave();
                  left.countDown();
                  await(go);
                });
        if (runs) {
          taken++;
          if (threads.virtual()) {
            await(left); // the pool has fewer threads than that: the rest wait for one
          }
        } else {
          refused++;
        }
      }
      assertThat(taken).isBetween(limit, limit + telling);
      if (threads.virtual()) {
        assertThat(taken).isEqualTo(limit + telling);
      }
      go.countDown();
      assertThat(threads.awaitIdle(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void virtualWhereTheJdkHasThemDaemonsElsewhere() throws Exception {
    AtomicReference<Thread> ran = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    try (HandlerThreads threads = HandlerThreads.create("mcp-test-", 1)) {
      threads.tryExecute(
          () -> {
            ran.set(Thread.currentThread());
            done.countDown();
          });
      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(threads.virtual()).isEqualTo(Runtime.version().feature() >= 21);
      assertThat(ran.get().getName()).startsWith("mcp-test-");
      assertThat(ran.get().isDaemon()).isTrue();
    }
  }

  @Test
  void takesNothingAfterItsEnd() {
    HandlerThreads threads = HandlerThreads.create("mcp-test-", 1);
    threads.close();
    threads.close();
    assertThat(threads.tryExecute(() -> {})).isFalse();
    assertThatThrownBy(() -> HandlerThreads.create("x", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
