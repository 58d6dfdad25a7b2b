package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.failure;
import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mcpsdk.client.ScriptedServer.Sent;
import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.core.MissingCapabilityException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ResourceNotFoundException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
@SuppressWarnings("FutureReturnValueIgnored") // the test looks at what was sent
class CallTest {

  private static final String TEXT =
      "{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"hi\"}]}";

  private final ScriptedServer server = ScriptedServer.shared();
  private final McpClient client = server.client();

  @AfterEach
  void close() {
    client.close();
  }

  private CompletableFuture<CallToolResult> call() {
    return client.sendAsync(new CallToolRequest("t", null));
  }

  @Test
  @DisplayName("META-03 META-04 VER-01 each request carries version, capabilities and identity")
  void stampsEveryRequest() {
    call();
    Sent first = server.take("tools/call");
    call();
    Sent second = server.take("tools/call");

    for (Sent sent : new Sent[] {first, second}) {
      assertThat(sent.meta("io.modelcontextprotocol/protocolVersion"))
          .isEqualTo(RawJson.string("2026-07-28"));
      assertThat(sent.meta("io.modelcontextprotocol/clientCapabilities"))
          .isEqualTo(RawJson.EMPTY_OBJECT);
      assertThat(sent.meta("io.modelcontextprotocol/clientInfo").member("name"))
          .isEqualTo(RawJson.string("test"));
    }
    assertThat(first.id()).isNotEqualTo(second.id());
  }

  @Test
  @DisplayName("META-04 an anonymous client does not name itself")
  void staysAnonymous() {
    ScriptedServer other = ScriptedServer.shared();
    try (McpClient anonymous =
        McpClient.builder("x", "1").protocolVersion("2026-07-28").anonymous().connect(other)) {
      anonymous.sendAsync(new CallToolRequest("t", null));

      RawJson meta = other.take("tools/call").param("_meta");
      assertThat(meta.member("io.modelcontextprotocol/clientInfo")).isNull();
    }
  }

  @Test
  @DisplayName("RPC-05 answers find their calls in any order")
  void matchesAnswersById() {
    CompletableFuture<CallToolResult> first = call();
    CompletableFuture<CallToolResult> second = call();
    Sent one = server.take();
    Sent two = server.take();

    server.result(two, TEXT.replace("hi", "two"));
    server.result(one, TEXT.replace("hi", "one"));

    assertThat(get(first).content()).containsExactly(TextContent.of("one"));
    assertThat(get(second).content()).containsExactly(TextContent.of("two"));
  }

  @Test
  @DisplayName("RPC-02 an answer under the text of the id is nobody's")
  void idsKeepTheirType() {
    CompletableFuture<CallToolResult> future = call();
    Sent sent = server.take();

    server.say("{\"jsonrpc\":\"2.0\",\"id\":\"" + sent.id() + "\",\"result\":" + TEXT + "}");
    assertThat(future).isNotDone();
    server.result(sent, TEXT);
    get(future);
  }

  @Test
  @DisplayName("RPC-11 a result without resultType is complete")
  void resultWithoutTypeIsComplete() {
    CompletableFuture<CallToolResult> future = call();

    server.result(server.take(), "{\"content\":[]}");

    assertThat(get(future).content()).isEmpty();
  }

  @Test
  @DisplayName("RPC-12 ERR-05 an unknown resultType fails the call, and not as a peer's error")
  void unknownResultTypeFails() {
    CompletableFuture<CallToolResult> future = call();

    server.result(server.take(), "{\"resultType\":\"hologram\",\"content\":[]}");

    assertThat(failure(future))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("hologram");
  }

  @ParameterizedTest
  @DisplayName("RPC-05 a result that is none fails its call at once")
  @ValueSource(
      strings = {
        "{\"resultType\":\"complete\"}",
        "{\"content\":7}",
        "{\"content\":[{\"text\":\"no type\"}]}",
        "{\"resultType\":\"input_required\"}",
        "{\"resultType\":5,\"content\":[]}",
        "[]",
        "null"
      })
  void unreadableResultsFail(String result) {
    CompletableFuture<CallToolResult> future = call();

    server.result(server.take(), result);

    assertThat(failure(future)).isInstanceOf(InvalidResponseException.class);
  }

  @Test
  @DisplayName("RPC-08 code, message and data of an error reach the caller")
  void errorsKeepTheirData() {
    CompletableFuture<CallToolResult> future = call();

    server.error(server.take(), -31000, "[1,{\"a\":null}]");

    assertThat(failure(future))
        .asInstanceOf(type(ProtocolException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(-31000))
        .satisfies(e -> assertThat(e.error().message()).isEqualTo("no"))
        .satisfies(e -> assertThat(e.error().data()).isEqualTo(RawJson.of("[1,{\"a\":null}]")));
  }

  @Test
  @DisplayName("META-07 a missing capability is told as what it is")
  void missingCapabilityIsTyped() {
    CompletableFuture<CallToolResult> future = call();

    server.error(server.take(), -32021, "{\"requiredCapabilities\":{\"sampling\":{}}}");

    assertThat(failure(future)).isInstanceOf(MissingCapabilityException.class);
  }

  @ParameterizedTest
  @DisplayName("ERR-03 -32002, and -32602 that names the resource, mean it does not exist")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {"-32002;null", "-32002;{\"uri\":\"a:b\"}", "-32602;{\"uri\":\"a:b\"}"})
  void resourceNotFound(int code, String data) {
    CompletableFuture<?> future = client.sendAsync(new ReadResourceRequest("a:b"));

    server.error(server.take(), code, data);

    assertThat(failure(future)).isInstanceOf(ResourceNotFoundException.class);
  }

  @ParameterizedTest
  @DisplayName("ERR-03 other -32602 mean just that")
  @ValueSource(strings = {"null", "{}", "{\"uri\":\"other:b\"}"})
  void invalidParamsIsNotNotFound(String data) {
    CompletableFuture<?> future = client.sendAsync(new ReadResourceRequest("a:b"));

    server.error(server.take(), -32602, data);

    assertThat(failure(future))
        .isInstanceOf(ProtocolException.class)
        .isNotInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  @DisplayName("RPC-14 a request of the server is dropped without an answer")
  void dropsRequestsOfTheServer() {
    server.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"roots/list\"}");
    server.say("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}");
    CompletableFuture<CallToolResult> future = call();

    // The very next message is the call: nothing was said in between.
    server.result(server.take("tools/call"), TEXT);
    get(future);
  }

  @Test
  @DisplayName(
      "RPC-06 RPC-09 what belongs to no call is ignored: rubbish, unknown ids, errors without id")
  void ignoresStrayMessages() {
    CompletableFuture<CallToolResult> future = call();
    Sent sent = server.take();

    server.say("{");
    server.say("[]");
    server.say("{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}");
    server.say("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"?\"}}");
    server.notify("notifications/unheard-of", "{}");
    server.notify("notifications/progress", "{\"progressToken\":12,\"progress\":1}");
    server.notify("notifications/tools/list_changed", "{}");
    assertThat(future).isNotDone();
    server.result(sent, TEXT);
    get(future);
  }

  @Test
  @DisplayName("CAN-01 cancelling the future sends notifications/cancelled on a shared channel")
  void cancelReachesTheWire() {
    CompletableFuture<CallToolResult> future = call();
    Sent sent = server.take("tools/call");

    future.cancel(false);

    Sent cancelled = server.take("notifications/cancelled");
    assertThat(cancelled.param("requestId")).isEqualTo(sent.id());
  }

  @Test
  @DisplayName(
      "CAN-01 where each request has its own exchange, cancelling ends that and says nothing")
  void cancelReleasesTheExchange() {
    ScriptedServer http = ScriptedServer.perRequest();
    try (McpClient other = http.client()) {
      CompletableFuture<?> future = other.sendAsync(new CallToolRequest("t", null));
      Sent sent = http.take("tools/call");

      future.cancel(false);

      assertThat(http.takeReleased()).isEqualTo(new RequestId.Num(sent.id().reader().integer()));
      assertThat(http.peek().method()).isEmpty();
    }
  }

  @Test
  @DisplayName("CAN-09 an answer that comes after cancelling is ignored")
  void lateAnswersAreIgnored() {
    CompletableFuture<CallToolResult> cancelled = call();
    Sent sent = server.take("tools/call");
    cancelled.cancel(false);
    server.take("notifications/cancelled");

    server.result(sent, TEXT);
    server.say("{\"jsonrpc\":\"2.0\",\"id\":" + sent.id() + ",\"result\":{\"broken\":1}}");

    CompletableFuture<CallToolResult> next = call();
    server.result(server.take("tools/call"), TEXT);
    get(next);
  }

  @Test
  @DisplayName("CAN-01 interrupting a blocked call cancels it, and the interrupt stays")
  void interruptCancels() throws Exception {
    CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    Thread blocked =
        new Thread(
            () -> {
              try {
                client.callTool("t", null);
                outcome.completeExceptionally(new AssertionError("returned"));
              } catch (CancellationException e) {
                outcome.complete(Thread.currentThread().isInterrupted());
              } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
              }
            });
    blocked.start();
    Sent sent = server.take("tools/call");

    blocked.interrupt();

    assertThat(get(outcome)).isTrue();
    assertThat(server.take("notifications/cancelled").param("requestId")).isEqualTo(sent.id());
    blocked.join(5_000);
  }

  @Test
  @DisplayName("CAN-10 ERR-05 a request that takes too long is cancelled, and the caller told so")
  void timeoutCancels() {
    CallOptions options = CallOptions.NONE.timeout(Duration.ofMillis(40));

    assertThatThrownBy(() -> client.callTool("t", null, options))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("tools/call");
    Sent sent = server.take("tools/call");
    assertThat(server.take("notifications/cancelled").param("requestId")).isEqualTo(sent.id());
  }

  @Test
  @DisplayName(
      "RPC-05 a connection that closes fails what is pending at once; the next call opens another")
  void closedConnectionFailsPending() {
    CompletableFuture<CallToolResult> pending = call();
    server.take();

    server.drop();

    assertThat(failure(pending)).isInstanceOf(TransportException.class);
    CompletableFuture<CallToolResult> next = call();
    Sent sent = server.take();
    server.result(sent, TEXT);
    get(next);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  @DisplayName("RPC-05 an exchange that is lost fails its call only")
  void lostExchangeFailsOneCall() {
    CompletableFuture<CallToolResult> first = call();
    CompletableFuture<CallToolResult> second = call();
    Sent one = server.take();
    Sent two = server.take();

    server.lose(one);

    assertThat(failure(first)).isInstanceOf(TransportException.class);
    server.result(two, TEXT);
    get(second);
  }

  @Test
  @DisplayName("RPC-04 no more requests are pending than allowed")
  void boundsPendingRequests() {
    ScriptedServer other = ScriptedServer.shared();
    try (McpClient narrow =
        McpClient.builder("x", "1")
            .protocolVersion("2026-07-28")
            .maxPendingRequests(1)
            .connect(other)) {
      narrow.sendAsync(new CallToolRequest("t", null));

      assertThatThrownBy(() -> narrow.callTool("t", null))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("maxPendingRequests");
    }
  }

  @Test
  @DisplayName("closing cancels what is pending, closes the transport and may come twice")
  void closeEndsEverything() {
    CompletableFuture<CallToolResult> pending = call();
    server.take();

    client.close();
    client.close();

    assertThat(failure(pending)).isInstanceOf(CancellationException.class);
    assertThat(server.isClosed()).isTrue();
    assertThatThrownBy(() -> client.callTool("t", null))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("closed");
  }

  @Test
  @DisplayName("dependent actions of a future may call the client again")
  void dependentActionsMayBlock() {
    CompletableFuture<CallToolResult> chained =
        call().thenApply(first -> client.callTool("again", null));
    server.result(server.take(), TEXT);

    server.result(server.take(), TEXT.replace("hi", "again"));

    assertThat(get(chained).content()).containsExactly(TextContent.of("again"));
  }

  @Test
  @DisplayName("failures of a future come as they are")
  void joinGivesTheCause() {
    CompletableFuture<CallToolResult> future = call();
    server.error(server.take(), -32603, "null");

    assertThatThrownBy(future::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ProtocolException.class);
  }
}
