package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.ListenResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class InterceptorTest {

  private final List<String> seen = new CopyOnWriteArrayList<>();

  private Interceptor named(String name) {
    return (request, context, next) -> {
      seen.add(name + " > " + context.method());
      try {
        return next.proceed();
      } finally {
        seen.add(name + " <");
      }
    };
  }

  private static McpServerBuilder builder() {
    return ServerFixture.builder().tool("t", "t", ctx -> "x");
  }

  @Test
  void standAroundEveryRequestInOrder() {
    Peer peer = ServerFixture.shared(builder().intercept(named("a")).intercept(named("b"))).peer();
    peer.call("t", "{}");
    peer.ask("server/discover", "");
    assertThat(seen)
        .containsExactly(
            "a > tools/call",
            "b > tools/call",
            "b <",
            "a <",
            "a > server/discover",
            "b > server/discover",
            "b <",
            "a <");
  }

  @Test
  void answerChangeAndThrow() {
    Peer peer =
        ServerFixture.shared(
                builder()
                    .intercept(
                        (request, context, next) -> {
                          if (request instanceof CallToolRequest call) {
                            return switch (call.name()) {
                              case "answer" -> CallToolResult.text("mine");
                              case "throw" -> throw new ProtocolException(4711, "no");
                              case "broken" -> throw new IllegalStateException("secret");
                              case "null" -> null;
                              default -> next.proceed();
                            };
                          }
                          return next.proceed();
                        }))
            .peer();
    assertThat(peer.call("answer", "{}").text()).isEqualTo("mine");
    assertThat(peer.call("throw", "{}").code()).isEqualTo(4711);
    assertThat(peer.call("broken", "{}").error().getString("message"))
        .startsWith("internal error, id ");
    assertThat(peer.call("null", "{}").code()).isEqualTo(-32603);
    assertThat(peer.call("t", "{}").text()).isEqualTo("x");
  }

  @Test
  void seeTypedResults() {
    CompletableFuture<Result> list = new CompletableFuture<>();
    Peer peer =
        ServerFixture.shared(
                builder()
                    .intercept(
                        (request, context, next) -> {
                          Result result = next.proceed();
                          list.complete(result);
                          return result;
                        }))
            .peer();
    peer.ask("tools/list", "");
    assertThat(list.join()).isInstanceOf(ListToolsResult.class);
  }

  @Test
  void waitForAsynchronousTools() {
    CompletableFuture<CallToolResult> answer = new CompletableFuture<>();
    Peer peer =
        ServerFixture.shared(
                ServerFixture.builder()
                    .intercept(named("a"))
                    .toolAsync(
                        Tool.builder("later", RawJson.of("{\"type\":\"object\"}")).build(),
                        (in, ctx) -> answer))
            .peer();
    peer.sendRaw(Peer.request(1, "tools/call", "\"name\":\"later\""));
    answer.complete(CallToolResult.text("done"));
    assertThat(peer.take().text()).isEqualTo("done");
    assertThat(seen).containsExactly("a > tools/call", "a <");
  }

  @Test
  void mayAnswerInPlaceOfAStreamOrEndIt() {
    for (boolean opens : new boolean[] {false, true}) {
      ServerFixture fixture =
          ServerFixture.shared(
              builder()
                  .maxSubscriptions(1)
                  .intercept(
                      (request, context, next) -> {
                        if (opens) {
                          next.proceed();
                        }
                        return new ListenResult(Meta.EMPTY);
                      }));
      Peer peer = fixture.peer();
      for (int round = 0; round < 2; round++) {
        Peer.Came came = peer.ask("subscriptions/listen", "\"notifications\":{}");
        Peer.Came end = opens ? peer.take() : came;
        assertThat(end.result().getJsonObject("_meta"))
            .containsKey("io.modelcontextprotocol/subscriptionId");
      }
    }
  }

  @Test
  void letStreamsOpen() {
    ServerFixture fixture = ServerFixture.shared(builder().intercept(named("a")));
    Peer peer = fixture.peer();
    assertThat(
            peer.ask("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}")
                .method())
        .contains("acknowledged");
    fixture.server().tools().remove("t");
    assertThat(peer.take().method()).isEqualTo("notifications/tools/list_changed");
  }

  @Test
  void keepRequestsOffTheReadingThreadUnlessTheyAreInline() {
    Interceptor inline =
        new Interceptor() {
          @Override
          public Result intercept(Request<?> request, CallContext context, Next next)
              throws Exception {
            seen.add(Thread.currentThread().getName());
            return next.proceed();
          }

          @Override
          public boolean inline() {
            return true;
          }
        };
    ServerFixture.shared(builder().intercept(inline)).peer().ask("tools/list", "");
    ServerFixture.shared(builder().intercept(inline).intercept(named("b")))
        .peer()
        .ask("tools/list", "");
    String here = Thread.currentThread().getName();
    assertThat(seen.get(0)).isEqualTo(here);
    assertThat(seen.get(1)).isNotEqualTo(here);
  }
}
