package dev.mcpsdk.it.questions;

import static dev.mcpsdk.it.questions.Rounds.assertAsks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Json;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Wire;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.IncludeContext;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ask.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of question to clients that declared too little, and to ones that declared enough. */
@Timeout(60)
@Requirement({"MRTR-05", "META-06", "META-07", "ERR-02", "H26-05"})
class UndeclaredCapabilitiesTest {

  record Choice(int value) {}

  /** A kind of question, what it needs, and what is not enough for it. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody changes them
  private enum Kind {
    FORM(
        Question.form(Choice.class, "Which?"),
        "{\"elicitation\":{\"form\":{}}}",
        "{}",
        "{\"elicitation\":{\"url\":{}}}",
        "{\"sampling\":{},\"roots\":{}}"),
    URL(
        Question.url("https://example.com/pay", "Pay there"),
        "{\"elicitation\":{\"url\":{}}}",
        "{}",
        "{\"elicitation\":{}}",
        "{\"elicitation\":{\"form\":{}}}"),
    SAMPLING(
        Question.sampling(request().build()),
        "{\"sampling\":{}}",
        "{}",
        "{\"elicitation\":{},\"roots\":{}}"),
    TOOLS(
        Question.sampling(
            request()
                .tools(List.of(Tool.builder("t", RawJson.of("{\"type\":\"object\"}")).build()))
                .build()),
        "{\"sampling\":{\"tools\":{}}}",
        "{}",
        "{\"sampling\":{}}",
        "{\"sampling\":{\"context\":{}}}"),
    CONTEXT(
        Question.sampling(request().includeContext(IncludeContext.THIS_SERVER).build()),
        "{\"sampling\":{\"context\":{}}}",
        "{}",
        "{\"sampling\":{}}",
        "{\"sampling\":{\"tools\":{}}}"),
    ROOTS(Question.roots(), "{\"roots\":{}}", "{}", "{\"elicitation\":{},\"sampling\":{}}");

    private final Question<?> question;
    private final String needed;
    private final String[] tooLittle;

    Kind(Question<?> question, String needed, String... tooLittle) {
      this.question = question;
      this.needed = needed;
      this.tooLittle = tooLittle;
    }

    private static CreateMessageRequest.Builder request() {
      return CreateMessageRequest.builder(List.of(SamplingMessage.user("Hi")), 10);
    }
  }

  private static McpServer server;
  private static final List<Wire> WIRES = new ArrayList<>();

  @BeforeAll
  static void serve() {
    var builder = McpServer.builder("kinds", "1");
    for (Kind kind : Kind.values()) {
      builder
          .tool(kind.name(), "Asks", ctx -> ctx.ask("q", kind.question).toString())
          .tool("can" + kind, "Says", ctx -> String.valueOf(ctx.canAsk(kind.question)));
    }
    server = builder.build();
    for (Cell cell : Cell.values()) {
      WIRES.add(cell.connect(server));
    }
  }

  @AfterAll
  static void close() {
    WIRES.forEach(Wire::close);
    server.close();
  }

  static Stream<Arguments> kinds() {
    return Stream.of(Kind.values())
        .flatMap(kind -> Stream.of(Cell.values()).map(cell -> Arguments.of(kind, cell)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kinds")
  void clientsLearnWhatTheyLack(Kind kind, Cell cell) {
    Wire wire = WIRES.get(cell.ordinal());
    for (String declared : kind.tooLittle) {
      Ask call = Ask.tool(kind.name(), "{}").capabilities(declared);
      Message refused = wire.ask(call);
      assertThat(refused.code()).as(declared).isEqualTo(-32021);
      assertThat(refused.error().getJsonObject("data").getJsonObject("requiredCapabilities"))
          .isEqualTo(Json.object(kind.needed));
      assertThat(refused.status()).isEqualTo(cell == Cell.HTTP ? 400 : 0);
      assertThat(wire.ask(Ask.tool("can" + kind, "{}").capabilities(declared)).text())
          .isEqualTo("false");
    }
    assertAsks(wire.ask(Ask.tool(kind.name(), "{}").capabilities(kind.needed)), "q");
    assertThat(wire.ask(Ask.tool("can" + kind, "{}").capabilities(kind.needed)).text())
        .isEqualTo("true");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource(Cell.class)
  void elicitationWithoutModesMeansForms(Cell cell) {
    Ask call = Ask.tool("FORM", "{}").capabilities("{\"elicitation\":{}}");
    assertAsks(WIRES.get(cell.ordinal()).ask(call), "q");
  }
}
