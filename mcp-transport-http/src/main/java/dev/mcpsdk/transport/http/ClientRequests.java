package dev.mcpsdk.transport.http;

import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.MessageWriter;
import dev.mcpsdk.transport.http.wire.HeaderNames;
import dev.mcpsdk.transport.http.wire.HeaderValues;
import dev.mcpsdk.transport.http.wire.MediaTypes;
import dev.mcpsdk.transport.http.wire.MirroredName;
import java.net.URI;
import java.util.Map;
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

/** Makes the HTTP requests of one channel, with the headers each must have. Thread-safe. */
final class ClientRequests {

  private static final HttpField ACCEPT =
      new PreEncodedHttpField(HttpHeader.ACCEPT, MediaTypes.BOTH);
  private static final HttpField ACCEPT_EVENTS =
      new PreEncodedHttpField(HttpHeader.ACCEPT, MediaTypes.EVENT_STREAM);

  private final HttpClient client;
  private final ClientSettings settings;

  ClientRequests(HttpClient client, ClientSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /**
   * A POST with the message as its body.
   *
   * @param mirrored plain values of headers that repeat parameters
   * @param session null before a handshake, and where there is none
   */
  Request post(
      URI to,
      JsonRpcMessage message,
      Map<String, String> mirrored,
      @Nullable ClientSession session) {
    byte[] body = MessageWriter.toBytes(message);
    return request(to, HttpMethod.POST, ACCEPT, session)
        .headers(fields -> headers(fields, message, mirrored))
        .body(new BytesRequestContent(MediaTypes.JSON, body));
  }

  /**
   * A GET of a stream of events.
   *
   * @param after the event to go on after; null to begin
   */
  Request get(@Nullable ClientSession session, @Nullable String after) {
    return request(settings.url(), HttpMethod.GET, ACCEPT_EVENTS, session)
        .headers(
            fields -> {
              if (after != null) {
                fields.put(HeaderNames.LAST_EVENT, after);
              }
            });
  }

  /** A DELETE of the session. */
  Request delete(ClientSession session) {
    return request(settings.url(), HttpMethod.DELETE, ACCEPT, session);
  }

  private Request request(
      URI to, HttpMethod method, HttpField accept, @Nullable ClientSession session) {
    Map<String, String> extra = settings.headers().get();
    return client
        .newRequest(to)
        .method(method)
        .followRedirects(false)
        .idleTimeout(settings.idleTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .headers(
            fields -> {
              extra.forEach(
                  (name, value) -> {
                    checkExtra(name);
                    fields.put(name, value);
                  });
              fields.put(accept);
              if (session != null) {
                put(fields, HeaderNames.SESSION_ID, session.id());
                put(fields, HeaderNames.PROTOCOL_VERSION, session.version());
              }
            });
  }

  private static void put(HttpFields.Mutable fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static void headers(
      HttpFields.Mutable fields, JsonRpcMessage message, Map<String, String> mirrored) {
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
            || name.equalsIgnoreCase("Transfer-Encoding")
            || name.equalsIgnoreCase(HeaderNames.LAST_EVENT);
    if (reserved) {
      throw new IllegalArgumentException("the header " + name + " is set by the transport");
    }
  }
}
