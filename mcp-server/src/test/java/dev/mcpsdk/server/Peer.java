package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.EdgeRules;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.MessageWriter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A client made of JSON text: what a test sends, and what came back. */
class Peer implements Channel {

  static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  /** A message from the server. */
  record Came(JsonObject json, Disposition disposition) {
    JsonObject result() {
      assertThat(json).as("a result").containsKey("result");
      return json.getJsonObject("result");
    }

    JsonObject error() {
      assertThat(json).as("an error").containsKey("error");
      return json.getJsonObject("error");
    }

    int code() {
      return error().getInt("code");
    }

    String method() {
      return json.getString("method");
    }

    JsonObject params() {
      return json.getJsonObject("params");
    }

    /** The text of the only content block. */
    String text() {
      assertThat(result().getJsonArray("content")).hasSize(1);
      return result().getJsonArray("content").getJsonObject(0).getString("text");
    }

    boolean isError() {
      return result().getBoolean("isError", false);
    }
  }

  private final Wire wire;
  private final Caller caller;
  private final BlockingQueue<Came> inbox = new LinkedBlockingQueue<>();
  private final BlockingQueue<RequestId> released = new LinkedBlockingQueue<>();
  private final ClosedActions closed = new ClosedActions();
  private final AtomicLong ids = new AtomicLong();
  private final AtomicInteger carriersClosed = new AtomicInteger();
  volatile boolean full;

  /** Run before the server is done with sending. */
  volatile Runnable onSend = () -> {};

  Peer(Wire wire, Caller caller) {
    this.wire = wire;
    this.caller = caller;
  }

  Caller caller() {
    return caller;
  }

  int carriersClosed() {
    return carriersClosed.get();
  }

  void sendRaw(String json) {
    wire.deliver(this, json, Headers.NONE, EdgeRules.NONE);
  }

  void sendRaw(String json, Map<String, String> headers) {
    wire.deliver(this, json, headers::get, EdgeRules.NONE);
  }

  /** A request with the usual {@code _meta}; body like {@code "name":"echo"}, possibly empty. */
  static String request(Object id, String method, String body) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\""
        + method
        + "\",\"params\":{"
        + body
        + (body.isEmpty() ? "" : ",")
        + META
        + "}}";
  }

  Came ask(String method, String body) {
    sendRaw(request(ids.incrementAndGet(), method, body));
    return take();
  }

  Came call(String tool, String arguments) {
    return ask("tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments);
  }

  /** The next message; fails if none comes. */
  Came take() {
    try {
      Came next = inbox.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("expected a message but none came");
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for a message", e);
    }
  }

  /** What has come and was not taken. */
  BlockingQueue<Came> inbox() {
    return inbox;
  }

  RequestId awaitRelease() throws InterruptedException {
    RequestId id = released.poll(10, TimeUnit.SECONDS);
    if (id == null) {
      throw new AssertionError("expected a release but none came");
    }
    return id;
  }

  void close() {
    closed.run();
  }

  private void keep(JsonRpcMessage message, Disposition disposition) {
    JsonValue json = RawJson.ofUtf8(MessageWriter.toBytes(message)).asJsonValue();
    inbox.add(new Came(json.asJsonObject(), disposition));
  }

  @Override
  public void reply(JsonRpcResponse response, Disposition disposition) {
    keep(response, disposition);
  }

  @Override
  public void send(JsonRpcMessage message, Map<String, String> headers) {
    if (closed.hasRun()) {
      throw new TransportException("closed");
    }
    keep(message, Disposition.HANDLED);
    onSend.run();
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    if (full || closed.hasRun()) {
      return false;
    }
    keep(notification, Disposition.HANDLED);
    return true;
  }

  @Override
  public void release(RequestId id) {
    released.add(id);
  }

  @Override
  public void closeCarrier() {
    carriersClosed.incrementAndGet();
  }

  @Override
  public void onClosed(Runnable action) {
    closed.add(action);
  }

  static JsonObject json(String text) {
    try (var reader = Json.createReader(new java.io.StringReader(text))) {
      return reader.readObject();
    }
  }
}
