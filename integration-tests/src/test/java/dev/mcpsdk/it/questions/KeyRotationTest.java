package dev.mcpsdk.it.questions;

import static dev.mcpsdk.it.questions.Rounds.accept;
import static dev.mcpsdk.it.questions.Rounds.assertAsks;
import static dev.mcpsdk.it.questions.Rounds.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Baseline;
import dev.mcpsdk.it.wire.HttpWire;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ask.Asking;
import dev.mcpsdk.server.ask.Elicited;
import dev.mcpsdk.server.ask.Question;
import dev.mcpsdk.server.ask.StateKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** New keys for a running fleet of two, while clients go through their rounds between them. */
@Timeout(60)
@Requirement("MRTR-12")
class KeyRotationTest {

  record Choice(int value) {}

  private static final Question<Elicited<Choice>> NUMBER = Question.form(Choice.class, "Which?");
  private static final int CLIENTS = 3;
  private static final int ROTATIONS = 6;

  private final AtomicInteger generation = new AtomicInteger();
  private final AtomicInteger acrossRotations = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Semaphore rounds = new Semaphore(0);

  private static byte[] secret(int generation) {
    byte[] secret = new byte[32];
    secret[0] = (byte) generation;
    return secret;
  }

  private static McpServer server(StateKeys keys) {
    return McpServer.builder("fleet", "1")
        .asking(Asking.standard().withKeys(keys))
        .tool(
            "sum",
            "Adds what it asks for",
            ctx -> {
              int sum = 0;
              for (int i = 0; i < 4; i++) {
                sum += ctx.ask("n", NUMBER).orElseThrow().value();
              }
              return sum;
            })
        .build();
  }

  /** Whole interactions, one after the other. @return how many */
  private int interactions(HttpWire... fleet) {
    int done = 0;
    while (!over.get()) {
      int before = generation.get();
      Ask first = Ask.tool("sum", "{}").capabilities(Rounds.FORMS);
      Message asked = fleet[done % 2].ask(first);
      for (int i = 1; i <= 4; i++) {
        String key = i == 1 ? "n" : "n#" + i;
        assertAsks(asked, key);
        asked = fleet[(done + i) % 2].ask(next(first, asked, accept(key, "{\"value\":" + i + "}")));
        rounds.release();
      }
      assertThat(asked.text()).isEqualTo("10");
      if (generation.get() > before) {
        acrossRotations.incrementAndGet();
      }
      done++;
    }
    return done;
  }

  @Test
  void nothingIsLostWhileKeysRotate() throws Exception {
    Baseline baseline = Baseline.now();
    StateKeys one = StateKeys.of(secret(0));
    StateKeys other = StateKeys.of(secret(0));
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (McpServer a = server(one);
        McpServer b = server(other)) {
      HttpWire toA = HttpWire.to(a);
      HttpWire toB = HttpWire.to(b);
      List<Future<Integer>> loops = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        loops.add(clients.submit(() -> interactions(toA, toB)));
      }
      for (int next = 1; next <= ROTATIONS; next++) {
        awaitRounds(loops);
        one.accept(secret(next));
        other.accept(secret(next));
        awaitRounds(loops);
        one.rotate(secret(next));
        generation.set(next);
        awaitRounds(loops);
        other.rotate(secret(next));
      }
      over.set(true);
      for (Future<Integer> loop : loops) {
        assertThat(loop.get(20, TimeUnit.SECONDS)).isPositive();
      }
      assertThat(acrossRotations)
          .as("interactions that lived through a rotation")
          .hasPositiveValue();
    } finally {
      over.set(true);
      clients.shutdownNow();
    }
    baseline.assertNoFurtherThreads();
  }

  /** Waits until the clients have gone on a bit, or one of them has failed. */
  private void awaitRounds(List<Future<Integer>> loops) throws Exception {
    if (!rounds.tryAcquire(5, 20, TimeUnit.SECONDS)) {
      for (Future<Integer> loop : loops) {
        if (loop.isDone()) {
          loop.get();
        }
      }
      throw new AssertionError("the clients do not go on");
    }
    rounds.drainPermits();
  }
}
