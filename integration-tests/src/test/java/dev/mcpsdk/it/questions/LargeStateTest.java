package dev.mcpsdk.it.questions;

import static dev.mcpsdk.it.questions.Rounds.accept;
import static dev.mcpsdk.it.questions.Rounds.assertAsks;
import static dev.mcpsdk.it.questions.Rounds.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryTransport;
import dev.mcpsdk.it.wire.Wire;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ask.Asking;
import dev.mcpsdk.server.ask.Elicited;
import dev.mcpsdk.server.ask.Question;
import dev.mcpsdk.server.ask.StateKeys;
import dev.mcpsdk.server.ask.StateStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Timeout;

/** What is remembered between rounds has a limit, unless there is a store for it. */
@Timeout(60)
class LargeStateTest {

  record Size(int chars) {}

  record Choice(int value) {}

  private static final Question<Elicited<Choice>> NUMBER = Question.form(Choice.class, "Which?");

  private static McpServer server(Asking asking) {
    return McpServer.builder("large", "1")
        .asking(asking.withKeys(StateKeys.of(new byte[32])))
        .tool(
            "remember",
            "Remembers much",
            Size.class,
            (in, ctx) -> {
              String kept = ctx.once("big", String.class, key -> "x".repeat(in.chars()));
              return kept.length() + " " + ctx.ask("n", NUMBER).orElseThrow().value();
            })
        .build();
  }

  private static Ask remember(int chars) {
    return Ask.tool("remember", "{\"chars\":" + chars + "}").capabilities(Rounds.FORMS);
  }

  @OnEveryTransport
  void aStateOverTheLimitIsAClearError(Cell cell) {
    try (McpServer server = server(Asking.standard());
        Wire wire = cell.connect(server)) {
      Message refused = wire.ask(remember(60_000));
      assertThat(refused.code()).isEqualTo(-32603);
      assertThat(refused.error().getString("message"))
          .contains("limit of 65536")
          .contains("state store")
          .doesNotContain("xxx");

      Ask small = remember(40_000);
      Message asked = wire.ask(small);
      assertThat(Rounds.state(asked)).hasSizeBetween(40_000, 65_536);
      assertThat(wire.ask(next(small, asked, accept("n", "{\"value\":1}"))).text())
          .isEqualTo("40000 1");
    }
  }

  @OnEveryTransport
  void aSharedStoreTakesIt(Cell cell) {
    StateStore store = new MapStore();
    try (McpServer one = server(Asking.standard().withStateStore(store));
        McpServer other = server(Asking.standard().withStateStore(store));
        Wire toOne = cell.connect(one);
        Wire toOther = cell.connect(other)) {
      Ask first = remember(300_000);
      Message asked = toOne.ask(first);
      assertAsks(asked, "n");
      assertThat(Rounds.state(asked)).hasSizeLessThan(200);
      Message done = toOther.ask(next(first, asked, accept("n", "{\"value\":2}")));
      assertThat(done.text()).isEqualTo("300000 2");
    }
  }

  private static final class MapStore implements StateStore {

    private final Map<String, byte[]> states = new ConcurrentHashMap<>();

    @Override
    public String put(byte[] sealed, Duration keep) {
      String name = "state" + states.size();
      states.put(name, sealed);
      return name;
    }

    @Override
    public byte[] get(String name) {
      return states.get(name);
    }
  }
}
