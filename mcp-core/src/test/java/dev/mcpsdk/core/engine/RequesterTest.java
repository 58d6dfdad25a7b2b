package dev.mcpsdk.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.core.dialect.OutgoingFacts;
import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.StatelessClientDialect;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequesterTest {

  private static final CallTerms LONG =
      terms(Duration.ofSeconds(30), Duration.ofSeconds(30), false);

  private final RecordingChannel channel = new RecordingChannel();
  private final AtomicLong ids = new AtomicLong();

  private static CallTerms terms(Duration timeout, Duration cap, boolean resets) {
    return new CallTerms(timeout, cap, resets, null);
  }

  private Requester requester(boolean shared, int maxPending) {
    StatelessClientDialect dialect =
        new StatelessClientDialect(ProtocolVersion.V2026_07_28, ClientCapabilities.NONE, null);
    return new Requester(
        channel, new TransportTraits("test", shared, false), dialect, maxPending, ids);
  }

  private PendingCall call(Requester requester, CallTerms terms) {
    return requester.start(new CallToolRequest("t", null), OutgoingFacts.NONE, terms, Map.of());
  }

  private static JsonRpcResult result(RequestId id) {
    return JsonRpcResult.of(id, CallToolResult.text("x"), ResultFrame.NONE, Wire.LATEST);
  }

  @Test
  void anAnswerCompletesItsOwnCallAndTellsItsTypeBefore() throws Exception {
    Requester requester = requester(true, 10);
    PendingCall first = call(requester, LONG);
    PendingCall second = call(requester, LONG);
    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(requester.of(second.id())).isSameAs(Methods.TOOLS_CALL);
    assertThat(requester.of(new RequestId.Text("1"))).isNull();
    requester.onResponse(result(second.id()));
    assertThat(second.future().get(5, TimeUnit.SECONDS).id()).isEqualTo(second.id());
    assertThat(first.future()).isNotDone();
    assertThat(requester.pending()).isEqualTo(1);
    requester.onResponse(result(second.id()));
    requester.onResponse(new JsonRpcError(null, new ErrorObject(-32700, "x", null)));
    assertThat(requester.pending()).isEqualTo(1);
  }

  @Test
  void anErrorBecomesTheExceptionThatSaysMost() {
    Requester requester = requester(true, 10);
    PendingCall call = call(requester, LONG);
    RawJson data = RawJson.of("{\"supported\":[\"2025-11-25\"],\"requested\":\"2026-07-28\"}");
    requester.onResponse(new JsonRpcError(call.id(), new ErrorObject(-32022, "no", data)));
    assertThatThrownBy(() -> call.future().get())
        .hasCauseInstanceOf(UnsupportedVersionException.class)
        .cause()
        .satisfies(
            e ->
                assertThat(((UnsupportedVersionException) e).supported())
                    .containsExactly("2025-11-25"))
        .satisfies(e -> assertThat(((ProtocolException) e).isReceived()).isTrue());
    PendingCall other = call(requester, LONG);
    requester.onResponse(
        new JsonRpcError(
            other.id(), new ErrorObject(-32022, "no", RawJson.of("{\"supported\":[1]}"))));
    assertThatThrownBy(() -> other.future().get())
        .hasCauseExactlyInstanceOf(ProtocolException.class);
  }

  @Test
  void aTimeoutCancelsAndNobodyWaitsForTheAnswerAnyMore() throws Exception {
    Requester requester = requester(true, 10);
    PendingCall call = call(requester, terms(Duration.ofMillis(60), Duration.ofSeconds(5), false));
    assertThatThrownBy(() -> call.future().get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TimeoutException.class)
        .hasMessageContaining("tools/call");
    assertThat(requester.pending()).isZero();
    // Told after the future is completed, on the timer's thread.
    assertThat(channel.offered.poll(10, TimeUnit.SECONDS).notification())
        .isEqualTo(new CancelledNotification(call.id(), "timeout"));
    assertThat(channel.released).containsExactly(call.id());
    requester.onResponse(result(call.id()));
  }

  @Test
  void progressProlongsUpToTheHardCap() throws Exception {
    Requester requester = requester(true, 10);
    LinkedBlockingQueue<ProgressNotification> heard = new LinkedBlockingQueue<>();
    CallTerms terms =
        new CallTerms(Duration.ofMillis(200), Duration.ofMillis(700), true, heard::add);
    long before = System.nanoTime();
    PendingCall call = call(requester, terms);
    JsonRpcRequest sent = (JsonRpcRequest) channel.sent.get(0);
    assertThat(sent.frame().progressToken()).isInstanceOf(ProgressToken.Num.class);
    CountDownLatch pace = new CountDownLatch(1);
    for (int i = 1; !call.future().isDone() && i < 1000; i++) {
      requester.onProgress(new ProgressNotification(sent.frame().progressToken(), i, null, null));
      assertThat(pace.await(20, TimeUnit.MILLISECONDS)).isFalse();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(600));
    assertThat(heard).hasSizeGreaterThan(3);
    assertThatThrownBy(() -> call.future().get()).hasCauseInstanceOf(TimeoutException.class);
    requester.onProgress(
        new ProgressNotification(new ProgressToken.Text("unknown"), 1, null, null));
    requester.onProgress(new ProgressNotification(new ProgressToken.Num(999), 1, null, null));
  }

  @Test
  void cancellingReleasesAndNotifiesOnlyWhereTheChannelIsShared() {
    PendingCall own = call(requester(false, 10), LONG);
    own.cancel("enough");
    own.cancel("again");
    assertThatThrownBy(() -> own.future().get()).isInstanceOf(CancellationException.class);
    assertThat(channel.released).containsExactly(own.id());
    assertThat(channel.offered).isEmpty();
    PendingCall shared = call(requester(true, 10), LONG);
    shared.cancel(null);
    assertThat(channel.offered).hasSize(1);
  }

  @Test
  void theEndOfTheChannelFailsWhatIsPendingAndWhatComes() {
    Requester requester = requester(true, 10);
    PendingCall call = call(requester, LONG);
    requester.close(new TransportException("the peer has gone"));
    assertThatThrownBy(() -> call.future().get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TransportException.class)
        .hasMessageContaining("the peer has gone");
    assertThatThrownBy(() -> call(requester, LONG))
        .isInstanceOf(TransportException.class)
        .hasMessage("the peer has gone");
  }

  @Test
  void whatCannotBeSentFailsItsCall() {
    channel.broken = true;
    PendingCall call = call(requester(true, 10), LONG);
    assertThatThrownBy(() -> call.future().get()).hasCauseInstanceOf(TransportException.class);
  }

  @Test
  void tooManyPendingRequestsAreRefusedByName() {
    Requester requester = requester(true, 2);
    call(requester, LONG);
    PendingCall second = call(requester, LONG);
    assertThatThrownBy(() -> call(requester, LONG)).hasMessageContaining("maxPendingRequests");
    requester.onLost(second.id(), new TransportException("lost"));
    assertThat(call(requester, LONG).future()).isNotDone();
  }

  @Test
  void aClosedRequesterLeavesNothingWithTheTimers() {
    int before = Timers.waiting();
    Requester requester = requester(true, 10);
    Duration forEver = Duration.ofNanos(Long.MAX_VALUE);
    call(requester, terms(forEver, forEver, false));
    call(requester, LONG);
    call(requester, terms(Duration.ofSeconds(20), Duration.ofSeconds(20), false));
    assertThat(Timers.waiting()).isLessThanOrEqualTo(before + 1);
    requester.close(new TransportException("over"));
    assertThat(Timers.waiting()).isLessThanOrEqualTo(before);
  }

  @Test
  void channelsAreNotUsedByTheThreadThatKeepsTheTime() throws Exception {
    call(requester(true, 10), terms(Duration.ofMillis(1), Duration.ofSeconds(20), false));
    assertThat(channel.offered.poll(10, TimeUnit.SECONDS)).isNotNull();
    assertThat(channel.offeredOn).isEqualTo("mcp-background");
  }

  @Test
  void whatFailsBeforeItIsSentIsNotPending() {
    Requester requester = requester(true, 10);
    channel.refusal = new IllegalStateException("no token");
    assertThatThrownBy(() -> call(requester, LONG)).isSameAs(channel.refusal);
    assertThat(requester.pending()).isZero();
  }

  private static final class RecordingChannel implements Channel {

    final List<JsonRpcMessage> sent = new ArrayList<>();
    final BlockingQueue<JsonRpcNotification> offered = new LinkedBlockingQueue<>();
    final List<RequestId> released = new CopyOnWriteArrayList<>();
    volatile String offeredOn = "";
    boolean broken;
    @Nullable RuntimeException refusal;

    @Override
    public void reply(JsonRpcResponse response, Disposition disposition) {
      throw new AssertionError("a client answers nothing");
    }

    @Override
    public void send(JsonRpcMessage message, Map<String, String> headers) {
      if (broken) {
        throw new TransportException("broken");
      }
      if (refusal != null) {
        throw refusal;
      }
      sent.add(message);
    }

    @Override
    public boolean offer(JsonRpcNotification notification) {
      offeredOn = Thread.currentThread().getName();
      return offered.add(notification);
    }

    @Override
    public void release(RequestId id) {
      released.add(id);
    }

    @Override
    public void onClosed(Runnable action) {
      throw new AssertionError("not asked by a requester");
    }
  }
}
