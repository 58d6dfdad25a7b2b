package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.schema.ListenRequest;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.transport.http.ScriptedServer.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our client and our server, and the life of both. */
class TransportPairTest {

  private final ScriptedServer server = new ScriptedServer();
  private final ScriptedClient client = new ScriptedClient();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    threads.shutdownNow();
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private HttpServerTransport serve(HttpServerTransportBuilder builder) {
    server.tool("later", calls::add);
    HttpServerTransport transport = builder.port(0).build();
    open.add(transport);
    transport.start(server);
    return transport;
  }

  private Channel connect(String url) {
    HttpClientTransport transport = HttpClientTransport.to(url);
    open.add(transport);
    return transport.connect(client);
  }

  private Call nextCall() throws InterruptedException {
    Call call = calls.poll(10, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call;
  }

  @Test
  void callsRunConcurrentlyAndEachGetsItsOwnAnswer() throws Exception {
    server.tool(
        "echo-id",
        call ->
            threads.execute(
                () -> {
                  if (((RequestId.Num) call.id()).value() % 3 == 0) {
                    call.log("progress");
                  }
                  call.answer("answer " + call.id());
                }));
    Channel channel = connect(serve(HttpServerTransport.builder()).url());
    List<CompletableFuture<JsonRpcResponse>> answers = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      answers.add(client.call(channel, i, "echo-id"));
    }
    for (int i = 0; i < 500; i++) {
      assertThat(ScriptedClient.text(ScriptedClient.await(answers.get(i))))
          .isEqualTo("answer " + i);
    }
    assertThat(client.notifications).hasSize(167);
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored") // what is released is never answered
  void releasingCancelsTheCallOnTheServer() throws Exception {
    Channel channel =
        connect(
            serve(
                    HttpServerTransport.builder()
                        .sseAfter(Duration.ofMillis(50))
                        .keepAlive(Duration.ofMillis(50)))
                .url());
    client.call(channel, 1, "later");
    CountDownLatch ended = new CountDownLatch(1);
    nextCall().channel().onClosed(ended::countDown);
    channel.release(RequestId.of(1));
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ScriptedClient.text(ScriptedClient.await(client.call(channel, 2, "echo"))))
        .isEqualTo("hello");
  }

  @Test
  void mirroredParametersArriveDecoded() throws Exception {
    Channel channel = connect(serve(HttpServerTransport.builder()).url());
    CompletableFuture<JsonRpcResponse> answer =
        client.send(
            channel,
            1,
            new dev.mcpsdk.schema.CallToolRequest("echo", null),
            Map.of("Mcp-Param-City", "Zürich "));
    ScriptedClient.await(answer);
    assertThat(server.take().headers().value("Mcp-Param-City")).isEqualTo("Zürich ");
  }

  @Test
  void largeMessagesPassInBothDirections() throws Exception {
    String text = "abcdefghij".repeat(300_000);
    server.tool(
        "large",
        call ->
            call.answer(
                text
                    + ((dev.mcpsdk.schema.CallToolRequest) call.request().request())
                        .arguments()
                        .length()));
    Channel channel = connect(serve(HttpServerTransport.builder()).url());
    RawJson arguments = RawJson.of("{\"a\":\"" + "z".repeat(3_000_000) + "\"}");
    JsonRpcResponse response =
        ScriptedClient.await(
            client.send(
                channel, 1, new dev.mcpsdk.schema.CallToolRequest("large", arguments), Map.of()));
    assertThat(ScriptedClient.text(response)).isEqualTo(text + arguments.length());
  }

  @Test
  void closingTheServerEndsListenStreamsAndLetsRunningCallsFinish() throws Exception {
    HttpServerTransport transport =
        serve(HttpServerTransport.builder().stopTimeout(Duration.ofSeconds(20)));
    server.listen(calls::add);
    Channel channel = connect(transport.url());
    CompletableFuture<JsonRpcResponse> listening =
        client.send(
            channel,
            1,
            new ListenRequest(new SubscriptionFilter(true, false, false, List.of(), Map.of())),
            Map.of());
    nextCall().log("listening");
    assertThat(client.notifications.poll(10, TimeUnit.SECONDS)).isNotNull();
    CompletableFuture<JsonRpcResponse> running = client.call(channel, 2, "later");
    Call call = nextCall();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(transport::close, threads);
    assertThat(ScriptedClient.loss(listening)).hasMessageContaining("ended the event stream");
    assertThat(closing).isNotDone();
    call.answer("just in time");
    assertThat(ScriptedClient.text(ScriptedClient.await(running))).isEqualTo("just in time");
    closing.get(10, TimeUnit.SECONDS);
    assertThat(ScriptedClient.loss(client.call(channel, 3, "echo")))
        .isInstanceOf(TransportException.class);
    transport.close();
  }

  @Test
  void closingTheServerWaitsNoLongerThanItSays() throws Exception {
    HttpServerTransport transport =
        serve(HttpServerTransport.builder().stopTimeout(Duration.ofMillis(100)));
    Channel channel = connect(transport.url());
    CompletableFuture<JsonRpcResponse> running = client.call(channel, 1, "later");
    Call call = nextCall();
    CountDownLatch ended = new CountDownLatch(1);
    call.channel().onClosed(ended::countDown);
    transport.close();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ScriptedClient.loss(running)).isInstanceOf(TransportException.class);
  }

  @Test
  void aPortThatIsTakenIsSaid() {
    HttpServerTransport first = serve(HttpServerTransport.builder());
    HttpServerTransport second = HttpServerTransport.builder().port(first.port()).build();
    assertThatThrownBy(() -> second.start(server))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("127.0.0.1:" + first.port());
    second.close();
    assertThatThrownBy(first::asHandler).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aHandlerSharesTheUsersServer() throws Exception {
    HttpServerTransport transport = HttpServerTransport.builder().path("/api/mcp").buildHandler();
    CountDownLatch ended = new CountDownLatch(1);
    transport.onEnded(ended::countDown);
    Server jetty = new Server();
    ServerConnector connector = new ServerConnector(jetty, 1, 1);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    jetty.setStopTimeout(5_000);
    jetty.setHandler(
        new Handler.Sequence(
            transport.asHandler(),
            new Handler.Abstract() {
              @Override
              public boolean handle(Request request, Response response, Callback callback) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
                response.write(true, java.nio.ByteBuffer.wrap(new byte[] {'o', 'k'}), callback);
                return true;
              }
            }));
    jetty.start();
    open.add(jetty::stop);
    String base = "http://127.0.0.1:" + connector.getLocalPort();
    Channel channel = connect(base + "/api/mcp");
    TransportException early = ScriptedClient.loss(client.call(channel, 1, "echo"));
    assertThat(((HttpStatusException) early).status()).isEqualTo(503);
    server.tool("later", calls::add);
    transport.start(server);
    assertThat(ScriptedClient.text(ScriptedClient.await(client.call(channel, 2, "echo"))))
        .isEqualTo("hello");
    HttpClient plain = new HttpClient();
    plain.start();
    assertThat(plain.GET(base + "/other").getContentAsString()).isEqualTo("ok");
    plain.stop();
    CompletableFuture<JsonRpcResponse> running = client.call(channel, 3, "later");
    Call call = nextCall();
    CompletableFuture<Void> stopping =
        CompletableFuture.runAsync(
            () -> {
              try {
                jetty.stop();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            threads);
    call.answer("in time");
    assertThat(ScriptedClient.text(ScriptedClient.await(running))).isEqualTo("in time");
    stopping.get(20, TimeUnit.SECONDS);
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    transport.close();
  }

  @Test
  void aSharedClientIsNotStopped() throws Exception {
    HttpServerTransport transport = serve(HttpServerTransport.builder());
    HttpClient shared = new HttpClient();
    shared.start();
    open.add(shared::stop);
    for (int i = 0; i < 2; i++) {
      HttpClientTransport one = HttpClientTransport.builder(transport.url()).client(shared).build();
      assertThat(
              ScriptedClient.text(
                  ScriptedClient.await(client.call(one.connect(client), i, "echo"))))
          .isEqualTo("hello");
      one.close();
    }
    assertThat(shared.isRunning()).isTrue();
    shared.stop();
    HttpClientTransport late = HttpClientTransport.builder(transport.url()).client(shared).build();
    assertThat(ScriptedClient.loss(sendOrLose(late.connect(client))))
        .isInstanceOf(TransportException.class);
  }

  private CompletableFuture<JsonRpcResponse> sendOrLose(Channel channel) {
    try {
      return client.call(channel, 9, "echo");
    } catch (TransportException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Test
  @Timeout(180)
  void aThousandClientsComeAndGoWithoutATrace() throws Exception {
    String url = serve(HttpServerTransport.builder()).url();
    cycle(url, 10);
    long threadsBefore = threads();
    long filesBefore = files();
    cycle(url, 1000);
    awaitAtMost("threads", threadsBefore + 2, TransportPairTest::threads);
    awaitAtMost("files", filesBefore + 4, TransportPairTest::files);
  }

  @Test
  @Timeout(120)
  void aHundredServersComeAndGoWithoutATrace() throws Exception {
    serveAndStop(3);
    long threadsBefore = threads();
    long filesBefore = files();
    serveAndStop(100);
    awaitAtMost("threads", threadsBefore + 2, TransportPairTest::threads);
    awaitAtMost("files", filesBefore + 4, TransportPairTest::files);
  }

  private void cycle(String url, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      try (HttpClientTransport transport = HttpClientTransport.to(url)) {
        ScriptedClient.await(client.call(transport.connect(client), i, "echo"));
      }
    }
  }

  private void serveAndStop(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      try (HttpServerTransport transport = HttpServerTransport.builder().port(0).build()) {
        transport.start(server);
        try (RawConnection connection = new RawConnection(transport.port())) {
          connection.post(ScriptedServer.call(1, "echo"), ScriptedServer.headers("echo"));
          assertThat(connection.answer().status()).isEqualTo(200);
        }
      }
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread -> thread.getName().startsWith("mcp-") || thread.getName().contains("Scheduler"))
        .count();
  }

  private static long files() {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      return 0;
    }
    try (Stream<Path> list = Files.list(descriptors)) {
      return list.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitAtMost(String what, long most, java.util.function.LongSupplier now) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (now.getAsLong() > most) {
      assertThat(System.nanoTime())
          .as(what + ": " + now.getAsLong() + " instead of " + most)
          .isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
