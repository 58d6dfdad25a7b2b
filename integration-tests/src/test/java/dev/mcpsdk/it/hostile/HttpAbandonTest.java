package dev.mcpsdk.it.hostile;

import static dev.mcpsdk.it.hostile.HttpLink.headers;
import static dev.mcpsdk.it.hostile.Messages.call;
import static dev.mcpsdk.it.hostile.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ToolSpec;
import dev.mcpsdk.transport.http.HttpServerTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP clients that leave, that do not read, or that want too much. */
class HttpAbandonTest {

  private static final Duration SSE_AFTER = Duration.ofMillis(150);
  private static final Duration KEEP_ALIVE = Duration.ofMillis(150);
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(2);
  private static final int SMALL = 8 * 1024;
  private static final int FILES = 300;

  private Leaks leaks;
  private Subject subject;
  private HttpLink http;

  @BeforeEach
  void open() {
    leaks = Leaks.baseLine();
    subject =
        new Subject(
            McpServer.builder("subject", "1")
                .maxRunningCalls(20)
                .maxSubscriptions(5)
                .closeTimeout(Duration.ofSeconds(1))
                .resourceTemplate(
                    ResourceTemplate.builder("demo://files/{name}", "files").build(),
                    (match, ctx) -> "a file"));
    http =
        new HttpLink(
            subject.server,
            HttpServerTransport.builder()
                .sseAfter(SSE_AFTER)
                .keepAlive(KEEP_ALIVE)
                .writeTimeout(WRITE_TIMEOUT));
  }

  @AfterEach
  void close() {
    assertThat(http.ask(Messages.echo("1", "still here")).result()).isNotNull();
    subject.assertIdle();
    http.assertIdle();
    http.close();
    subject.close();
    leaks.assertNothingLeft();
  }

  private RawHttp post(String message) {
    return http.connect().post(message, headers(message));
  }

  private RawHttp postAndNeverRead(String message) {
    return new RawHttp(http.transport.port(), SMALL).post(message, headers(message));
  }

  /** The stated bound: until the stream is opened, and one comment that finds nobody. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leavingASilentCallCancelsIt(boolean reset) {
    RawHttp connection = post(call("1", "wait", "{}"));
    Waiting.next(subject.begun, "the call");
    long left = System.nanoTime();
    if (reset) {
      connection.reset();
    } else {
      connection.close();
    }
    Waiting.next(subject.interrupted, "the interrupt");
    assertThat(Duration.ofNanos(System.nanoTime() - left))
        .isLessThan(SSE_AFTER.plus(KEEP_ALIVE).plusSeconds(2));
  }

  @Test
  void aResetInTheMiddleOfAStream() {
    String storm = call("1", "storm", "{}").replace(Messages.META, Messages.progressToken("\"p\""));
    try (RawHttp connection = post(storm)) {
      assertThat(connection.head().headers()).containsEntry("content-type", "text/event-stream");
      for (int i = 0; i < 20; i++) {
        assertThat(connection.event()).contains("notifications/progress");
      }
      connection.reset();
    }
    Waiting.next(subject.interrupted, "the end of the storm");
  }

  @Test
  void aStormForAClientThatNeverReads() throws Exception {
    String storm = call("1", "storm", "{}").replace(Messages.META, Messages.progressToken("\"p\""));
    try (RawHttp connection = postAndNeverRead(storm)) {
      Waiting.next(subject.begun, "the storm");
      Bystander bystander = Bystander.calling(http);
      Waiting.next(subject.interrupted, "the end of the storm");
      bystander.assertUndisturbed(WRITE_TIMEOUT);
      assertThat(connection.awaitEnd()).doesNotContain("\r\n0\r\n");
    }
  }

  @Test
  void aLargeAnswerForAClientThatNeverReads() throws Exception {
    int bytes = 16 * 1024 * 1024;
    try (RawHttp connection = postAndNeverRead(call("1", "large", "{\"bytes\":" + bytes + "}"))) {
      Waiting.next(subject.begun, "the call");
      Bystander bystander = Bystander.calling(http);
      bystander.awaitCalls(3);
      assertThat(Insides.openResponses(http.transport)).isPositive();
      http.assertIdle();
      bystander.assertUndisturbed(WRITE_TIMEOUT);
      assertThat(connection.awaitEnd().length()).isBetween(1, bytes);
    }
  }

  @Test
  void newsForAClientThatNeverReads() {
    String uris = uris();
    String listen =
        request(
            "\"l\"",
            "subscriptions/listen",
            "\"notifications\":{\"resourceSubscriptions\":[" + uris + "]}");
    try (RawHttp deaf = postAndNeverRead(listen);
        RawHttp attentive = post(listen)) {
      assertThat(attentive.head().status()).isEqualTo(200);
      assertThat(attentive.event()).contains("subscriptions/acknowledged");
      Waiting.until("both listen", () -> Insides.subscriptions(subject.server) == 2);
      // The attentive one hears each, however many the deaf one leaves in the buffers.
      for (int i = 0; Insides.subscriptions(subject.server) == 2; i++) {
        assertThat(i).as("notifications before the deaf client is given up").isLessThan(100_000);
        subject.server.resourceUpdated(uri(i % FILES));
        assertThat(attentive.event()).contains(uri(i % FILES));
      }
      assertThat(Insides.subscriptions(subject.server)).isEqualTo(1);
      subject.server.resourceUpdated(uri(7));
      assertThat(attentive.event()).contains(uri(7));
    }
    Waiting.until("nobody listens", () -> Insides.subscriptions(subject.server) == 0);
  }

  private static String uri(int i) {
    return "demo://files/" + "n".repeat(1000) + i;
  }

  private static String uris() {
    StringBuilder uris = new StringBuilder();
    for (int i = 0; i < FILES; i++) {
      uris.append(i == 0 ? "\"" : ",\"").append(uri(i)).append('"');
    }
    return uris.toString();
  }

  @Test
  void moreListenersThanAllowed() {
    String listen =
        request("1", "subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}");
    List<RawHttp> open = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      RawHttp connection = post(listen);
      assertThat(connection.head().status()).isEqualTo(200);
      assertThat(connection.event()).contains("acknowledged");
      open.add(connection);
    }
    for (int i = 0; i < 20; i++) {
      Answer refused = http.ask(listen);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo(-32603);
      assertThat(refused.headers()).containsKey("retry-after");
    }
    subject.server.tools().add(ToolSpec.of("new", "New", ctx -> "new"));
    for (RawHttp connection : open) {
      assertThat(connection.event()).contains("tools/list_changed");
      connection.reset();
    }
    Waiting.until("all have left", () -> Insides.subscriptions(subject.server) == 0);
    try (RawHttp connection = post(listen)) {
      assertThat(connection.head().status()).isEqualTo(200);
    }
    Waiting.until("the last has left", () -> Insides.subscriptions(subject.server) == 0);
  }

  @Test
  void moreCallsThanAllowed() {
    List<RawHttp> open = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      // Ids are each exchange's own here.
      open.add(post(call("1", "wait", "{}")));
      Waiting.next(subject.begun, "the call");
    }
    Answer refused = http.ask(call("1", "wait", "{}"));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo(-32603);
    assertThat(http.ask(Messages.echo("1", "needs no thread")).status()).isEqualTo(200);
    open.forEach(RawHttp::reset);
    for (int i = 0; i < 20; i++) {
      Waiting.next(subject.interrupted, "the interrupt");
    }
  }

  @Test
  void aFloodOfCancellations() {
    try (RawHttp connection = post(call("7", "wait", "{}"))) {
      Waiting.next(subject.begun, "the call");
      String cancel = Messages.cancel("7");
      try (RawHttp flood = http.connect()) {
        for (int i = 0; i < 300; i++) {
          flood.post(i == 0 ? cancel : Messages.cancel(String.valueOf(i)), HttpLink.PLAIN);
        }
        for (int i = 0; i < 300; i++) {
          assertThat(flood.answer().status()).isEqualTo(202);
        }
      }
      // A call of another exchange is none of their business.
      assertThat(subject.running.get()).isEqualTo(1);
      connection.reset();
      Waiting.next(subject.interrupted, "the interrupt");
    }
  }

  @Test
  void callsBehindASilentOneOnOneConnection() {
    try (RawHttp connection = http.connect()) {
      String wait = call("1", "wait", "{}");
      connection.post(wait, headers(wait));
      for (int i = 0; i < 10; i++) {
        connection.post(wait, headers(wait));
      }
      Waiting.next(subject.begun, "the first call");
      connection.reset();
    }
    Waiting.next(subject.interrupted, "the interrupt");
    subject.assertIdle();
    subject.begun.clear();
  }

  @Test
  void closingTheServerEndsWhatIsOpen() {
    try (RawHttp waiting = post(call("1", "wait", "{}"));
        RawHttp listening =
            post(
                request(
                    "2",
                    "subscriptions/listen",
                    "\"notifications\":{\"toolsListChanged\":true}"))) {
      Waiting.next(subject.begun, "the call");
      assertThat(listening.head().status()).isEqualTo(200);
      assertThat(listening.event()).contains("acknowledged");
      subject.close();
      Waiting.next(subject.interrupted, "the interrupt");
      RawJson end = RawJson.of(listening.event());
      assertThat(end.member("id")).hasToString("2");
      listening.awaitEnd();
      waiting.awaitEnd();
    }
    leaks.assertNothingLeft();
    open();
  }
}
