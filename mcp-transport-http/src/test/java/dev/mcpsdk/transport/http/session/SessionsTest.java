package dev.mcpsdk.transport.http.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.transport.http.events.InMemoryEventStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table of sessions and its limits. */
class SessionsTest {

  private static final Caller ANN = Caller.of("ann");

  private Sessions sessions;

  @AfterEach
  void close() {
    sessions.close();
  }

  private void table(Duration idle, int max, int perCaller) {
    sessions =
        new Sessions(
            new SessionOptions(
                idle,
                Duration.ofHours(1),
                max,
                perCaller,
                Duration.ofSeconds(1),
                new InMemoryEventStore(),
                16));
  }

  private HttpSession begin(Caller caller) {
    HttpSession session = sessions.begin(caller);
    assertThat(session).isNotNull();
    sessions.establish(session, null);
    return session;
  }

  private HttpSession idle(Caller caller, boolean initialized) {
    HttpSession session = begin(caller);
    if (initialized) {
      sessions.initialized(session);
    }
    sessions.done(session);
    return session;
  }

  /** H25-21. */
  @Test
  void aFloodOfInitializeIsBoundedAndLeavesThoseInUseAlone() {
    table(Duration.ofMinutes(30), 10_000, 1_000);
    List<HttpSession> used = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      used.add(begin(Caller.ANONYMOUS));
    }
    HttpSession good = idle(Caller.ANONYMOUS, true);
    for (int i = 0; i < 100_000; i++) {
      idle(Caller.ANONYMOUS, false);
    }
    assertThat(sessions.size()).isEqualTo(10_000);
    assertThat(good.hasEnded()).isFalse();
    assertThat(used).noneMatch(HttpSession::hasEnded);
    for (int i = 0; i < 100_000; i++) {
      idle(ANN, true);
    }
    assertThat(sessions.size()).isEqualTo(10_000);
    assertThat(good.hasEnded()).isFalse();
    assertThat(used).noneMatch(HttpSession::hasEnded);
  }

  @Test
  void nothingIsEndedForACallerWithAllSessionsInUse() {
    table(Duration.ofMinutes(30), 10, 2);
    HttpSession other = idle(Caller.ANONYMOUS, false);
    begin(ANN);
    HttpSession second = begin(ANN);
    assertThat(sessions.begin(ANN)).isNull();
    assertThat(other.hasEnded()).isFalse();
    sessions.done(second);
    begin(ANN);
    assertThat(second.hasEnded()).isTrue();
    assertThat(sessions.size()).isEqualTo(3);
  }

  @Test
  void theSessionUsedTheLongestAgoGoesFirst() {
    table(Duration.ofMinutes(30), 2, 2);
    HttpSession first = idle(Caller.ANONYMOUS, true);
    HttpSession second = idle(Caller.ANONYMOUS, true);
    assertThat(sessions.use(first.id(), Caller.ANONYMOUS)).isSameAs(first);
    sessions.done(first);
    idle(Caller.ANONYMOUS, true);
    assertThat(first.hasEnded()).isFalse();
    assertThat(second.hasEnded()).isTrue();
  }

  @Test
  void aSessionInUseIsNotIdle() throws Exception {
    table(Duration.ofMillis(40), 10, 10);
    HttpSession used = begin(ANN);
    CountDownLatch ended = new CountDownLatch(2);
    idle(ANN, false).onEnd(ended::countDown);
    idle(ANN, true).onEnd(ended::countDown);
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(used.hasEnded()).isFalse();
    CountDownLatch last = new CountDownLatch(1);
    used.onEnd(last::countDown);
    sessions.done(used);
    assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(sessions.size()).isZero();
  }

  @Test
  void aSessionIsNotFoundBeforeItIsReal() {
    table(Duration.ofMinutes(1), 10, 10);
    HttpSession session = sessions.begin(ANN);
    assertThat(sessions.use(session.id(), ANN)).isNull();
    sessions.establish(session, null);
    assertThat(sessions.use(session.id(), Caller.of("bob"))).isNull();
    assertThat(sessions.use(session.id(), Caller.ANONYMOUS)).isNull();
    assertThat(sessions.use(session.id(), ANN)).isSameAs(session);
    sessions.end(session);
    sessions.done(session);
    assertThat(sessions.use(session.id(), ANN)).isNull();
    assertThat(sessions.size()).isZero();
  }
}
