package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CallContextTest {

  private static String call(String tool, String meta) {
    return """
        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","_meta":{
          "io.modelcontextprotocol/protocolVersion":"2026-07-28",
          "io.modelcontextprotocol/clientCapabilities":{"roots":{}}%s}}}
        """
        .formatted(tool, meta);
  }

  private static Peer serve(ToolAction<?> action) {
    return ServerFixture.shared(ServerFixture.builder().tool("t", "t", action)).peer();
  }

  @Test
  @Requirement({"META-06", "META-11", "RPC-22"})
  void tellsTheFactsOfThisRequest() {
    CompletableFuture<CallContext> seen = new CompletableFuture<>();
    ServerFixture fixture =
        ServerFixture.shared(
            ServerFixture.builder()
                .tool(
                    "t",
                    "t",
                    ctx -> {
                      seen.complete(ctx);
                      return String.join(
                          " ",
                          ctx.caller().principal(),
                          ctx.method(),
                          ctx.protocolVersion(),
                          String.valueOf(ctx.clientInfo() == null ? null : ctx.clientInfo().name()),
                          String.valueOf(ctx.clientCapabilities().roots() != null),
                          ctx.meta().asMap().keySet().toString(),
                          String.valueOf(ctx.wantsProgress()));
                    }));
    Peer peer = fixture.peer("alice");
    peer.sendRaw(
        call(
            "t",
            ",\"io.modelcontextprotocol/clientInfo\":{\"name\":\"c\",\"version\":\"1\"},"
                + "\"progressToken\":\"p\",\"traceparent\":\"00-1\",\"com.example/x\":1"));
    assertThat(peer.take().text())
        .isEqualTo("alice tools/call 2026-07-28 c true [traceparent, com.example/x] true");
    assertThatThrownBy(() -> seen.join().log(LoggingLevel.ERROR, "late"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> seen.join().progress(1)).isInstanceOf(IllegalStateException.class);
    assertThat(peer.inbox()).isEmpty();
  }

  @Test
  @Requirement({"PRG-02", "PRG-04"})
  void progressOnlyGrowsAndComesBeforeTheResult() {
    Peer peer =
        serve(
            ctx -> {
              ctx.progress(0, 10.0, "start");
              ctx.progress(5);
              ctx.progress(5);
              ctx.progress(4);
              ctx.progress(7.5, 10.0, null);
              return "done";
            });
    peer.sendRaw(call("t", ",\"progressToken\":7"));
    List<String> sent = new ArrayList<>();
    Peer.Came came = peer.take();
    while (came.json().containsKey("method")) {
      assertThat(came.method()).isEqualTo("notifications/progress");
      assertThat(came.params().getInt("progressToken")).isEqualTo(7);
      sent.add(came.params().getJsonNumber("progress").toString());
      came = peer.take();
    }
    assertThat(sent).hasSize(3);
    assertThat(sent.stream().map(Double::valueOf)).containsExactly(0.0, 5.0, 7.5);
    assertThat(came.text()).isEqualTo("done");
  }

  @Test
  @Requirement("PRG-02")
  void progressOfManyThreadsOnlyGrows() throws Exception {
    Peer peer =
        serve(
            ctx -> {
              CountDownLatch start = new CountDownLatch(1);
              List<CompletableFuture<Void>> threads = new ArrayList<>();
              for (int i = 0; i < 4; i++) {
                int first = i;
                threads.add(
                    CompletableFuture.runAsync(
                        () -> {
                          try {
                            start.await();
                          } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                          }
                          for (int n = first; n < 400; n += 4) {
                            ctx.progress(n);
                          }
                        },
                        task -> new Thread(task).start()));
              }
              start.countDown();
              threads.forEach(CompletableFuture::join);
              return "done";
            });
    peer.sendRaw(call("t", ",\"progressToken\":\"p\""));
    double last = -1;
    Peer.Came came = peer.take();
    while (came.json().containsKey("method")) {
      double next = came.params().getJsonNumber("progress").doubleValue();
      assertThat(next).isGreaterThan(last);
      last = next;
      came = peer.take();
    }
    assertThat(last).as("the furthest report is not lost").isEqualTo(399);
  }

  @Test
  @Requirement("PRG-03")
  void anInlineHandlersProgressIsOfferedAndNeverWaits() {
    Peer peer =
        ServerFixture.shared(
                ServerFixture.builder()
                    .tool(
                        ToolSpec.of(
                                "t",
                                "t",
                                ctx -> {
                                  ctx.progress(1);
                                  return "done";
                                })
                            .inline()))
            .peer();
    peer.sendRaw(call("t", ",\"progressToken\":1"));
    assertThat(peer.take().method()).isEqualTo("notifications/progress");
    assertThat(peer.take().text()).isEqualTo("done");
    peer.full = true;
    peer.sendRaw(call("t", ",\"progressToken\":1"));
    assertThat(peer.take().text()).isEqualTo("done");
  }

  @Test
  @Requirement("PRG-02")
  void withoutATokenThereIsNoProgress() {
    Peer peer =
        serve(
            ctx -> {
              ctx.progress(1);
              return "done";
            });
    assertThat(peer.call("t", "{}").text()).isEqualTo("done");
  }

  @Test
  void progressMustBeANumber() {
    Peer peer =
        serve(
            ctx -> {
              assertThatThrownBy(() -> ctx.progress(Double.NaN))
                  .isInstanceOf(IllegalArgumentException.class);
              assertThatThrownBy(() -> ctx.progress(1, Double.POSITIVE_INFINITY, null))
                  .isInstanceOf(IllegalArgumentException.class);
              return "checked";
            });
    assertThat(peer.call("t", "{}").text()).isEqualTo("checked");
  }

  private static final ToolAction<String> LOGS =
      ctx -> {
        ctx.log(LoggingLevel.DEBUG, "debug");
        ctx.log(LoggingLevel.WARNING, "source", RawJson.of("{\"a\":1}"));
        ctx.log(LoggingLevel.ERROR, "error");
        return "done";
      };

  @Test
  @Requirement({"LOG-02", "LOG-05"})
  void logsFromTheLevelOnThatTheRequestNames() {
    Peer peer = serve(LOGS);
    peer.sendRaw(call("t", ",\"io.modelcontextprotocol/logLevel\":\"warning\""));
    Peer.Came warning = peer.take();
    assertThat(warning.json())
        .isEqualTo(
            Peer.json(
                """
                {"jsonrpc":"2.0","method":"notifications/message",
                 "params":{"level":"warning","logger":"source","data":{"a":1}}}
                """));
    assertThat(peer.take().params().getString("data")).isEqualTo("error");
    assertThat(peer.take().text()).isEqualTo("done");
  }

  @Test
  @Requirement("LOG-04")
  void withoutALevelNothingIsLogged() {
    assertThat(serve(LOGS).call("t", "{}").text()).isEqualTo("done");
  }

  @Test
  @Requirement("LOG-01")
  void withoutTheCapabilityNothingIsLogged() {
    Peer peer =
        ServerFixture.shared(ServerFixture.builder().logging(false).tool("t", "t", LOGS)).peer();
    peer.sendRaw(call("t", ",\"io.modelcontextprotocol/logLevel\":\"debug\""));
    assertThat(peer.take().text()).isEqualTo("done");
  }
}
