package dev.mcpsdk.transport.http.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.security.HostPolicy;
import dev.mcpsdk.core.security.OriginPolicy;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenResponsesTest {

  @Test
  void aClientThatDoesNotReadIsGivenUpAlsoAfterTheEnd() throws Exception {
    OpenResponses open = new OpenResponses();
    StuckExchange exchange = new StuckExchange();
    ResponseChannel channel = new ResponseChannel(exchange, open, options(), Map.of(), null);
    open.start(Duration.ofMillis(5));
    channel.delivered();
    LoggingMessageNotification log =
        new LoggingMessageNotification(LoggingLevel.INFO, null, RawJson.string("x"));
    channel.send(new JsonRpcNotification(log.method(), log, null, RequestFrame.NONE, Wire.LATEST));
    open.close();
    assertThat(exchange.aborted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(open.size()).isZero();
  }

  @Test
  void aStreamThatComesWhileTheOthersAreEndedEndsToo() {
    OpenResponses open = new OpenResponses();
    StuckExchange exchange = new StuckExchange();
    ResponseChannel late = new ResponseChannel(exchange, open, options(), Map.of(), null);
    late.markEndless();
    assertThat(open.drain()).isDone();
    late.delivered();
    assertThat(exchange.ended).isTrue();
    StuckExchange other = new StuckExchange();
    ResponseChannel call = new ResponseChannel(other, open, options(), Map.of(), null);
    call.delivered();
    assertThat(other.ended).as("a call has its time").isFalse();
    open.close();
  }

  private static EndpointOptions options() {
    return new EndpointOptions(
        null,
        HostPolicy.any(),
        OriginPolicy.any(),
        false,
        1024,
        JsonLimits.DEFAULT,
        Duration.ofMillis(100),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        8);
  }

  /** Takes what is written and never says so. */
  private static final class StuckExchange implements Exchange {

    final CountDownLatch aborted = new CountDownLatch(1);
    volatile boolean ended;

    @Override
    public String method() {
      return "POST";
    }

    @Override
    public @Nullable String authority() {
      return null;
    }

    @Override
    public String pathPrefix() {
      return "";
    }

    @Override
    public String query() {
      return null;
    }

    @Override
    public String path() {
      return "/mcp";
    }

    @Override
    public String remoteAddress() {
      return "127.0.0.1";
    }

    @Override
    public boolean secure() {
      return false;
    }

    @Override
    public void eachHeader(BiConsumer<String, String> visitor) {}

    @Override
    public @Nullable String header(String name) {
      return null;
    }

    @Override
    public long contentLength() {
      return 0;
    }

    @Override
    public void readBody(int limit, Body to) {
      throw new AssertionError("nobody reads here");
    }

    @Override
    public boolean execute(Runnable task) {
      return false;
    }

    @Override
    public void awaitAnswer(Runnable lost) {}

    @Override
    public void begin(int status, Content content, Map<String, String> headers) {}

    @Override
    public void write(byte[] bytes, int length, boolean last, Written to) {
      ended |= last;
    }

    @Override
    public void abort(Throwable cause) {
      aborted.countDown();
    }
  }
}
