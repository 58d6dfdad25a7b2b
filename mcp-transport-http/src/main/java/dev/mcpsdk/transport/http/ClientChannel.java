package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.MessageWriter;
import dev.mcpsdk.transport.http.wire.HeaderNames;
import dev.mcpsdk.transport.http.wire.HeaderValues;
import dev.mcpsdk.transport.http.wire.MediaTypes;
import dev.mcpsdk.transport.http.wire.MirroredName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages, and keeps the exchanges of requests until they are answered. Never waits for the
 * server.
 */
final class ClientChannel implements Channel {

  private static final HttpField ACCEPT =
      new PreEncodedHttpField(HttpHeader.ACCEPT, MediaTypes.BOTH);

  private final HttpClient client;
  private final Inbound inbound;
  private final ClientSettings settings;
  private final String server;
  private final Map<RequestId, ClientExchange> pending = new ConcurrentHashMap<>();
  private final ClosedActions closedActions = new ClosedActions();
  private volatile boolean closed;

  ClientChannel(HttpClient client, Inbound inbound, ClientSettings settings) {
    this.client = client;
    this.inbound = inbound;
    this.settings = settings;
    this.server = settings.server();
  }

  @Override
  public void reply(JsonRpcResponse response, Disposition disposition) {
    send(response);
  }

  /** Returns at once; a request that fails later is reported to the inbound side. */
  @Override
  public void send(JsonRpcMessage message, Map<String, String> headers) {
    Request post = post(message, headers);
    RequestId id = message instanceof JsonRpcRequest request ? request.id() : null;
    ClientExchange exchange = new ClientExchange(this, id, post);
    if (id != null && pending.putIfAbsent(id, exchange) != null) {
      throw new IllegalStateException("a request with the id " + id + " is under way");
    }
    if (closed) {
      exchange.drop();
      throw closed();
    }
    try {
      post.send(exchange);
    } catch (RuntimeException e) {
      exchange.drop();
      throw new TransportException("the HTTP client is not running", e);
    }
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    try {
      send(notification);
      return true;
    } catch (TransportException e) {
      return false;
    }
  }

  /** Aborts the request's exchange, which tells the server that it is cancelled. */
  @Override
  public void release(RequestId id) {
    ClientExchange exchange = pending.remove(id);
    if (exchange != null) {
      exchange.abort("the answer is no longer wanted");
    }
  }

  @Override
  public void onClosed(Runnable action) {
    closedActions.add(action);
  }

  void close() {
    closed = true;
    for (ClientExchange exchange : pending.values()) {
      exchange.lost(closed());
      exchange.abort("the transport is closed");
    }
    closedActions.run();
  }

  Inbound inbound() {
    return inbound;
  }

  ClientSettings settings() {
    return settings;
  }

  HttpClient client() {
    return client;
  }

  /** Scheme, host and port, for messages. */
  String server() {
    return server;
  }

  boolean isPending(RequestId id, ClientExchange exchange) {
    return pending.get(id) == exchange;
  }

  /** Takes a request off; false if it was answered, lost or released before. */
  boolean settle(RequestId id, ClientExchange exchange) {
    return pending.remove(id, exchange);
  }

  private static TransportException closed() {
    return new TransportException("the transport is closed");
  }

  private Request post(JsonRpcMessage message, Map<String, String> mirrored) {
    Map<String, String> extra = settings.headers().get();
    byte[] body = MessageWriter.toBytes(message);
    return client
        .newRequest(settings.url())
        .method(HttpMethod.POST)
        .followRedirects(false)
        .idleTimeout(settings.idleTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .headers(fields -> headers(fields, message, mirrored, extra))
        .body(new BytesRequestContent(MediaTypes.JSON, body));
  }

  private static void headers(
      HttpFields.Mutable fields,
      JsonRpcMessage message,
      Map<String, String> mirrored,
      Map<String, String> extra) {
    extra.forEach(
        (name, value) -> {
          checkExtra(name);
          fields.put(name, value);
        });
    fields.put(ACCEPT);
    String version = version(message);
    if (version == null) {
      return;
    }
    fields.put(HeaderNames.PROTOCOL_VERSION, version);
    if (message instanceof JsonRpcRequest request) {
      fields.put(HeaderNames.METHOD, request.method());
      String name = MirroredName.of(request.request());
      if (name != null) {
        fields.put(HeaderNames.NAME, HeaderValues.encode(name));
      }
      mirrored.forEach((header, value) -> fields.put(header, HeaderValues.encode(value)));
    }
  }

  /** What the message itself says; the headers repeat it. */
  private static @Nullable String version(JsonRpcMessage message) {
    RequestFrame frame = RequestFrame.NONE;
    if (message instanceof JsonRpcRequest request) {
      frame = request.frame();
    } else if (message instanceof JsonRpcNotification notification) {
      frame = notification.frame();
    }
    return frame.protocolVersion();
  }

  private static void checkExtra(String name) {
    boolean reserved =
        name.regionMatches(true, 0, "Mcp-", 0, 4)
            || name.equalsIgnoreCase("Accept")
            || name.regionMatches(true, 0, "Content-", 0, 8)
            || name.equalsIgnoreCase("Host")
            || name.equalsIgnoreCase("Transfer-Encoding");
    if (reserved) {
      throw new IllegalArgumentException("the header " + name + " is set by the transport");
    }
  }
}
