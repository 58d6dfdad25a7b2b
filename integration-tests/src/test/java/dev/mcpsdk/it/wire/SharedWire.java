package dev.mcpsdk.it.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One channel for all requests. A progress token must equal its request's id, so that a report
 * finds its exchange; log messages belong to nobody on a shared channel and go to all, and an error
 * without id is about what was sent last.
 */
abstract class SharedWire implements Wire {

  private static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

  private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();
  private volatile Exchange last;
  private final Peer peer = new Peer();
  private volatile Revision revision = Revision.R5;

  abstract void write(String json);

  @Override
  public Revision revision() {
    return revision;
  }

  @Override
  public void expect(Revision other) {
    revision = other;
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public void open(Revision wanted, String capabilities) {
    if (wanted.handshake()) {
      revision = wanted;
      peer.initialized(send(Wire.initialize(wanted, capabilities)).answer().result());
      tell(INITIALIZED);
      // Until the server has taken note of it, it tells nothing.
      send(Ask.of("ping")).answer();
    }
  }

  @Override
  public Exchange send(String request) {
    JsonValue id = idOf(request);
    Exchange exchange = new Exchange(request, () -> cancel(id));
    exchanges.put(id.toString(), exchange);
    last = exchange;
    write(request);
    return exchange;
  }

  private static JsonValue idOf(String request) {
    try {
      return Json.object(request).getOrDefault("id", JsonValue.NULL);
    } catch (RuntimeException malformed) {
      return JsonValue.NULL;
    }
  }

  private void cancel(JsonValue id) {
    tell(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
            + id
            + "}}");
  }

  @Override
  public void tell(String notification) {
    write(notification);
  }

  final void came(String json) {
    Message message = new Message(Json.object(json), 0, revision);
    if (message.isRequest()) {
      // Not on the thread that reads: the server may be waiting for it.
      String response = peer.response(message.checked());
      if (response != null) {
        CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> write(response));
      }
      return;
    }
    if (message.isResponse()) {
      JsonValue id = message.id();
      to(id == JsonValue.NULL ? last : exchanges.remove(id.toString()), message);
      return;
    }
    JsonObject params = message.params() == null ? JsonValue.EMPTY_JSON_OBJECT : message.params();
    JsonValue id = null;
    if (message.method().equals("notifications/progress")) {
      id = params.get("progressToken");
    } else if (message.method().equals("notifications/cancelled")) {
      id = params.get("requestId");
    } else if (params.containsKey("_meta")) {
      id = params.getJsonObject("_meta").get(SUBSCRIPTION);
    }
    if (id != null) {
      to(exchanges.get(id.toString()), message);
    } else if (message.isOfSession()) {
      peer.unsolicited(message.checked());
    } else {
      exchanges.values().forEach(each -> each.came(message));
    }
  }

  private void to(Exchange exchange, Message message) {
    if (exchange == null) {
      peer.unsolicited(message);
    } else {
      exchange.came(message);
    }
  }

  final void lost() {
    exchanges.values().forEach(Exchange::ended);
  }
}
