package dev.mcpsdk.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.MissingCapabilityException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ResourceNotFoundException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.GetPromptRequest;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ToolSpec;
import dev.mcpsdk.server.ask.Question;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers that use a client: what its server answers to them is not for their own callers. */
class ForwardedErrorTest {

  private static final String NEUTRAL = "internal error, id [0-9a-f]{16}";
  private static final CallToolRequest SECRET = new CallToolRequest("secret", null);

  record Name(String name) {}

  private final McpServer backend =
      McpServer.builder("backend", "1")
          .tool(
              "secret",
              "Refuses",
              ctx -> {
                throw new ProtocolException(
                    4711, "db-7 is down", RawJson.of("{\"host\":\"db-7\"}"));
              })
          .tool(
              "ask",
              "Asks",
              ctx -> ctx.ask("name", Question.form(Name.class, "Who?")).orElseThrow().name())
          .resource(Resource.builder("backend://a", "a").build(), (uri, ctx) -> "text")
          .build();

  private final McpClient inner = McpClient.connect(backend);

  private final McpServer front =
      McpServer.builder("front", "1")
          .tool("plain", "Asks the backend", ctx -> inner.send(SECRET))
          .tool(
              ToolSpec.async(
                  Tool.builder("async", RawJson.of("{\"type\":\"object\"}")).build(),
                  (arguments, ctx) -> inner.sendAsync(SECRET)))
          .tool(
              "own",
              "Refuses itself",
              ctx -> {
                throw new ProtocolException(42, "mine", RawJson.of("[1]"));
              })
          .tool(
              "anew",
              "Says itself what the backend said",
              ctx -> {
                try {
                  return inner.send(SECRET);
                } catch (ProtocolException e) {
                  throw new ProtocolException(e.code(), "the backend refuses");
                }
              })
          .resource(
              Resource.builder("front://a", "a").build(),
              (uri, ctx) -> inner.readResource("backend://hidden"))
          .resource(
              Resource.builder("front://b", "b").build(),
              (uri, ctx) -> {
                throw new ResourceNotFoundException(uri);
              })
          .prompt(
              Prompt.builder("ask").build(),
              (arguments, ctx) ->
                  PromptMessage.user(inner.send(new CallToolRequest("ask", null)).toString()))
          .build();

  private final McpClient client = McpClient.connect(front);

  @AfterEach
  void close() {
    client.close();
    front.close();
    inner.close();
    backend.close();
  }

  private static ProtocolException failure(ThrowingCallable call) {
    ProtocolException failure = catchThrowableOfType(ProtocolException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.isReceived()).isTrue();
    return failure;
  }

  private String text(String tool) {
    CallToolResult result = client.send(new CallToolRequest(tool, null));
    assertThat(result.isError()).isEqualTo(true);
    return ((TextContent) result.content().get(0)).text();
  }

  @Test
  void whoUsesTheClientSeesAll() {
    ProtocolException secret = failure(() -> inner.send(SECRET));
    assertThat(secret.code()).isEqualTo(4711);
    assertThat(secret).hasMessage("db-7 is down");
    assertThat(secret.error().data()).isEqualTo(RawJson.of("{\"host\":\"db-7\"}"));
    assertThat(failure(() -> inner.readResource("backend://hidden")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(failure(() -> inner.send(new CallToolRequest("ask", null))))
        .isInstanceOf(MissingCapabilityException.class);
  }

  @Test
  void toolsSayThatTheyFailed() {
    assertThat(text("plain")).matches(NEUTRAL);
    assertThat(text("async")).matches(NEUTRAL);
  }

  @Test
  void otherFeaturesAnswerWithANeutralError() {
    ProtocolException read = failure(() -> client.readResource("front://a"));
    assertThat(read).isNotInstanceOf(ResourceNotFoundException.class);
    ProtocolException prompt = failure(() -> client.send(new GetPromptRequest("ask", Map.of())));
    for (ProtocolException each : new ProtocolException[] {read, prompt}) {
      assertThat(each.code()).isEqualTo(-32603);
      assertThat(each.getMessage()).matches(NEUTRAL);
      assertThat(each.error().data()).isNull();
    }
  }

  @Test
  void whatHandlersThrowThemselvesStaysAsItIs() {
    ProtocolException own = failure(() -> client.send(new CallToolRequest("own", null)));
    assertThat(own.code()).isEqualTo(42);
    assertThat(own).hasMessage("mine");
    assertThat(own.error().data()).isEqualTo(RawJson.of("[1]"));
    ProtocolException anew = failure(() -> client.send(new CallToolRequest("anew", null)));
    assertThat(anew.code()).isEqualTo(4711);
    assertThat(anew).hasMessage("the backend refuses");
    assertThat(failure(() -> client.readResource("front://b")))
        .isInstanceOf(ResourceNotFoundException.class);
  }
}
