package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.engine.HandlerThreads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MailboxTest {

  private final HandlerThreads threads = HandlerThreads.create("mailbox-", 10);
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final List<Integer> seen = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    released.countDown();
    threads.close();
  }

  /** Holds the first message until released. */
  private void consume(int message) {
    started.countDown();
    try {
      assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (message == 13) {
      throw new IllegalStateException("unlucky");
    }
    seen.add(message);
  }

  private void fill(Mailbox<Integer> mailbox, int... messages) throws InterruptedException {
    mailbox.offer(0);
    assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
    for (int message : messages) {
      mailbox.offer(message);
    }
  }

  private void drain(Mailbox<Integer> mailbox) {
    CompletableFuture<Void> empty = new CompletableFuture<>();
    mailbox.whenEmpty(() -> empty.complete(null));
    assertThat(empty).isNotDone();
    released.countDown();
    get(empty);
  }

  @Test
  void deliversAllInOrderBeforeItIsEmpty() throws Exception {
    Mailbox<Integer> mailbox = Mailbox.ordered(threads, this::consume, 10);
    fill(mailbox, 1, 1, 2);

    drain(mailbox);

    assertThat(seen).containsExactly(0, 1, 1, 2);
  }

  @Test
  void coalescesWhatWaits() throws Exception {
    Mailbox<Integer> mailbox = Mailbox.coalescing(threads, this::consume, 10);
    fill(mailbox, 0, 1, 1, 2, 1);

    drain(mailbox);

    assertThat(seen).containsExactly(0, 0, 1, 2);
  }

  @Test
  void dropsTheOldestWhenFull() throws Exception {
    Mailbox<Integer> mailbox = Mailbox.ordered(threads, this::consume, 2);
    fill(mailbox, 1, 2);

    assertThat(mailbox.offer(3)).isFalse();
    drain(mailbox);

    assertThat(seen).containsExactly(0, 2, 3);
  }

  @Test
  void goesOnAfterAFailure() throws Exception {
    Mailbox<Integer> mailbox = Mailbox.ordered(threads, this::consume, 10);
    fill(mailbox, 13, 14);

    drain(mailbox);

    assertThat(seen).containsExactly(0, 14);
  }

  @Test
  void deliversNothingOnceClosed() throws Exception {
    Mailbox<Integer> mailbox = Mailbox.ordered(threads, this::consume, 10);
    fill(mailbox, 1);

    mailbox.close();
    mailbox.offer(2);
    drain(mailbox);

    assertThat(seen).containsExactly(0);
  }

  @Test
  void isEmptyAtFirst() {
    CompletableFuture<Void> empty = new CompletableFuture<>();

    Mailbox.ordered(threads, this::consume, 1).whenEmpty(() -> empty.complete(null));

    assertThat(empty).isDone();
  }

  @Test
  void neverStandsInItsOwnWay() {
    HandlerThreads one = HandlerThreads.create("mailbox-one-", 1);
    Mailbox<Integer> mailbox = Mailbox.ordered(one, seen::add, 10);
    for (int i = 1; i <= 2_000; i++) {
      mailbox.offer(i);
      CompletableFuture<Void> empty = new CompletableFuture<>();
      mailbox.whenEmpty(() -> empty.complete(null));
      get(empty);
      assertThat(seen).hasSize(i);
    }
    one.close();
  }
}
