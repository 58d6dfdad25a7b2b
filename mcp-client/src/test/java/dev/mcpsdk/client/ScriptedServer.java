package dev.mcpsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.schema.rpc.MessageReader;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A server played by the test in JSON text, right or wrong. */
final class ScriptedServer implements ClientTransport {

  private static final Sent NOTHING = new Sent(RawJson.NULL, Map.of());

  private final TransportTraits traits;
  private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
  private final BlockingQueue<RequestId> released = new LinkedBlockingQueue<>();
  private final Map<String, Function<Sent, String>> results = new ConcurrentHashMap<>();
  private final Set<String> ignored = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger restarts = new AtomicInteger();
  private volatile Link link = new Link(null);
  private volatile @Nullable Object identity;
  private volatile boolean refusing;
  private volatile boolean closed;

  private ScriptedServer(TransportTraits traits) {
    this.traits = traits;
  }

  /** One channel for all, as on stdio. */
  static ScriptedServer shared() {
    return new ScriptedServer(new TransportTraits("scripted", true, false));
  }

  /** One exchange per request with headers, as on HTTP. */
  static ScriptedServer perRequest() {
    return new ScriptedServer(new TransportTraits("scripted", false, true));
  }

  /** What the client sent. */
  record Sent(RawJson json, Map<String, String> headers) {

    String method() {
      RawJson method = json.member("method");
      return method == null ? "" : method.reader().string();
    }

    RawJson id() {
      return required(json.member("id"));
    }

    RawJson params() {
      return required(json.member("params"));
    }

    RawJson param(String name) {
      return required(params().member(name));
    }

    boolean hasParam(String name) {
      return params().member(name) != null;
    }

    RawJson meta(String key) {
      RawJson value = required(params().member("_meta")).member(key);
      return required(value);
    }

    private RawJson required(RawJson value) {
      assertThat(value).as("a member of %s", json).isNotNull();
      return value;
    }
  }

  /** A client that is pinned to the revision: it sends nothing by itself. */
  McpClient client() {
    return McpClient.builder("test", "1").protocolVersion("2026-07-28").connect(this);
  }

  /** Answers every request of this method with the result the function makes. */
  ScriptedServer on(String method, Function<Sent, String> result) {
    results.put(method, result);
    return this;
  }

  /** Passes over messages that may come or not. */
  ScriptedServer ignore(String method) {
    ignored.add(method);
    return this;
  }

  /** The next message that no {@link #on} has answered. */
  Sent take() {
    return poll(5);
  }

  Sent take(String method) {
    Sent next = take();
    assertThat(next.method()).isEqualTo(method);
    return next;
  }

  /** The next message if it is there already; else one with no method. */
  Sent peek() {
    Sent next = sent.poll();
    return next == null ? NOTHING : next;
  }

  RequestId takeReleased() {
    try {
      RequestId id = released.poll(5, TimeUnit.SECONDS);
      assertThat(id).as("a released request").isNotNull();
      return id;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Sent poll(int seconds) {
    try {
      Sent next = sent.poll(seconds, TimeUnit.SECONDS);
      assertThat(next).as("a message of the client").isNotNull();
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void result(Sent request, String result) {
    say("{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"result\":" + result + "}");
  }

  void error(Sent request, int code, String data) {
    say(
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + request.id()
            + ",\"error\":{\"code\":"
            + code
            + ",\"message\":\"no\",\"data\":"
            + data
            + "}}");
  }

  void notify(String method, String params) {
    say("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}");
  }

  /** Delivers the text as the transport would. */
  void say(String json) {
    link.say(json);
  }

  /** The request can no longer be answered. */
  void lose(Sent request) {
    lose(request, lost());
  }

  void lose(Sent request, TransportException cause) {
    link.inbound.onLost(new RequestId.Num(request.id().reader().integer()), cause);
  }

  /** The connection of this moment, for what it is told after another one has been opened. */
  Ended ended() {
    Link now = link;
    return (request, cause) ->
        now.inbound.onLost(new RequestId.Num(request.id().reader().integer()), cause);
  }

  interface Ended {
    void lose(Sent request, TransportException cause);
  }

  /** The connection breaks. */
  void drop() {
    link.closed.run();
  }

  /** Whether connecting fails from now on. */
  void refuse(boolean refuse) {
    refusing = refuse;
  }

  int restarts() {
    return restarts.get();
  }

  int connections() {
    return connections.get();
  }

  boolean isClosed() {
    return closed;
  }

  private static TransportException lost() {
    return new TransportException("the stream broke");
  }

  @Override
  public TransportTraits traits() {
    return traits;
  }

  @Override
  public Channel connect(Inbound inbound) {
    if (refusing) {
      throw new TransportException("the server cannot be reached");
    }
    connections.incrementAndGet();
    link = new Link(inbound);
    return link;
  }

  @Override
  public void restart() {
    restarts.incrementAndGet();
    drop();
  }

  @Override
  public @Nullable Object identity() {
    return identity;
  }

  /** Makes it known as the same server as others with this identity. */
  ScriptedServer as(Object identity) {
    this.identity = identity;
    return this;
  }

  @Override
  public void close() {
    closed = true;
    drop();
  }

  private final class Link implements Channel {

    private final Inbound inbound;
    private final ClosedActions closed = new ClosedActions();

    Link(Inbound inbound) {
      this.inbound = inbound;
    }

    void say(String json) {
      byte[] text = json.getBytes(StandardCharsets.UTF_8);
      JsonRpcMessage message;
      try {
        message =
            MessageReader.read(text, 0, text.length, JsonLimits.DEFAULT, inbound.expectedResults());
      } catch (MalformedMessageException e) {
        inbound.onMalformed(
            new Malformed(e.code(), String.valueOf(e.getMessage()), e.id(), e.response()), this);
        return;
      }
      inbound.onMessage(Received.of(message), this);
    }

    @Override
    public void reply(JsonRpcResponse response, Disposition disposition) {
      send(response, Map.of());
    }

    @Override
    public void send(JsonRpcMessage message, Map<String, String> headers) {
      if (closed.hasRun()) {
        throw lost();
      }
      Sent one = new Sent(RawJson.ofUtf8(MessageWriter.toBytes(message)), headers);
      if (ignored.contains(one.method())) {
        return;
      }
      Function<Sent, String> result = results.get(one.method());
      if (result == null) {
        sent.add(one);
      } else {
        result(one, result.apply(one));
      }
    }

    @Override
    public boolean offer(JsonRpcNotification notification) {
      if (closed.hasRun()) {
        return false;
      }
      send(notification, Map.of());
      return true;
    }

    @Override
    public void release(RequestId id) {
      released.add(id);
    }

    @Override
    public void onClosed(Runnable action) {
      closed.add(action);
    }
  }
}
