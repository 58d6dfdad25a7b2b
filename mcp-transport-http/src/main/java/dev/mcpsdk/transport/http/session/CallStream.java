package dev.mcpsdk.transport.http.session;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.InitializeResult;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import dev.mcpsdk.schema.rpc.MessageWriter;
import dev.mcpsdk.transport.http.endpoint.ResponseChannel;
import dev.mcpsdk.transport.http.endpoint.ResponseOwner;
import dev.mcpsdk.transport.http.endpoint.ResponseQueue;
import dev.mcpsdk.transport.http.endpoint.Statuses;
import dev.mcpsdk.transport.http.wire.HeaderNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of one POST with requests, which outlives its response: a client that has gone may
 * come back for the rest if an event stream had begun. All that touches its state runs in order, so
 * that who comes back gets each event once.
 */
final class CallStream implements Channel, ResponseOwner {

  private final @Nullable HttpSession session;
  private final boolean batch;
  private final boolean beginning;
  private final Serial serial = new Serial();
  private final ClosedActions closed = new ClosedActions();
  private final long number;

  /** What carries it now; changed in order only, read by senders that wait for it. */
  private volatile @Nullable ResponseChannel carrier;

  // Touched in order only.
  private final List<RequestId> open; // requests without an answer
  private final List<JsonRpcResponse> held = new ArrayList<>(1); // answers of a batch
  private boolean streaming;
  private boolean ended;
  private boolean released;

  /**
   * @param session null if there is none: then what cannot be written at once is lost
   * @param requests those to be answered
   * @param faults answers of a batch that are known already
   * @param batch whether the answers are an array
   * @param beginning whether it is the request that begins the session
   */
  private CallStream(
      @Nullable HttpSession session,
      ResponseChannel carrier,
      List<RequestId> requests,
      List<? extends JsonRpcResponse> faults,
      boolean batch,
      boolean beginning) {
    this.session = session;
    this.carrier = carrier;
    this.open = new ArrayList<>(requests);
    this.held.addAll(faults);
    this.batch = batch;
    this.beginning = beginning;
    this.number = session == null ? 0 : session.add(this);
  }

  /** Of a message that is served by itself. */
  static CallStream alone(ResponseChannel carrier, RequestId request) {
    return carried(new CallStream(null, carrier, List.of(request), List.of(), false, false));
  }

  /** Of a request that begins the session. */
  static CallStream beginning(HttpSession session, ResponseChannel carrier, RequestId request) {
    return carried(new CallStream(session, carrier, List.of(request), List.of(), false, true));
  }

  static CallStream of(HttpSession session, ResponseChannel carrier, RequestId request) {
    return carried(new CallStream(session, carrier, List.of(request), List.of(), false, false));
  }

  /** Of requests that came in an array; at least one. */
  static CallStream batch(
      HttpSession session,
      ResponseChannel carrier,
      List<RequestId> requests,
      List<? extends JsonRpcResponse> faults) {
    return carried(new CallStream(session, carrier, requests, faults, true, false));
  }

  private static CallStream carried(CallStream stream) {
    ResponseChannel first = stream.carrier;
    if (first != null) {
      first.belongTo(stream);
      first.onClosed(() -> stream.lost(first));
    }
    if (stream.number < 0) {
      stream.end();
    }
    return stream;
  }

  @Override
  public void reply(JsonRpcResponse response, Disposition disposition) {
    JsonWriter json = encode(response);
    serial.run(() -> answered(response, json, disposition));
  }

  @Override
  public void send(JsonRpcMessage message, Map<String, String> ignored) {
    JsonWriter json = encode(message);
    ResponseChannel reader = carrier;
    if (reader != null) {
      awaitReader(reader);
    }
    if (closed.hasRun()) {
      throw new TransportException("the exchange has ended");
    }
    serial.run(() -> add(json, false));
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    ResponseChannel reader = carrier;
    if (closed.hasRun() || reader != null && reader.unwritten() >= ResponseQueue.HIGH_WATER) {
      return false;
    }
    JsonWriter json = encode(notification);
    serial.run(() -> add(json, false));
    return true;
  }

  @Override
  public void release(RequestId id) {
    serial.run(
        () -> {
          if (!ended && open.remove(id) && open.isEmpty()) {
            finish();
          }
        });
  }

  @Override
  public void closeCarrier() {
    if (session == null || !VersionFeatures.pollableStreams(session.version)) {
      return;
    }
    serial.run(
        () -> {
          ResponseChannel current = carrier;
          if (!ended && current != null) {
            stream();
            carrier = null;
            current.end();
          }
        });
  }

  @Override
  public void onClosed(Runnable action) {
    closed.add(action);
  }

  /** The response should become an event stream: only on one a client is found to have gone. */
  @Override
  public void silent() {
    serial.run(
        () -> {
          ResponseChannel current = carrier;
          if (!ended && current != null) {
            stream();
            current.open();
          }
        });
  }

  boolean hasEnded() {
    return closed.hasRun();
  }

  /** The session has ended: nobody waits for answers. */
  void end() {
    serial.run(
        () -> {
          if (!ended) {
            open.clear();
            held.clear();
            finish();
          }
        });
  }

  /** Goes on over another response, from an event the client has got. */
  void resume(ResponseChannel other, EventId from) {
    serial.run(
        () -> {
          ResponseChannel before = carrier;
          carrier = null;
          if (before != null) {
            before.end();
          }
          if (session != null) {
            session.replay(from, other);
          }
          if (ended) {
            other.end();
            return;
          }
          carrier = other;
          other.onClosed(() -> lost(other));
          other.open();
        });
  }

  private void lost(ResponseChannel gone) {
    serial.run(
        () -> {
          if (carrier == gone) {
            carrier = null;
          }
        });
  }

  private void answered(JsonRpcResponse response, JsonWriter json, Disposition disposition) {
    boolean asked = open.remove(response.id());
    if (ended || batch && !asked) {
      return;
    }
    boolean last = !batch || open.isEmpty();
    if (beginning) {
      begin(response);
    }
    ResponseChannel current = carrier;
    if (streaming) {
      add(json, last);
    } else if (batch) {
      held.add(response);
    } else if (current != null) {
      release();
      current.answer(json, Statuses.of(response, disposition));
    }
    if (last) {
      finish();
    }
  }

  /** With a result that reaches the client the session becomes real. */
  private void begin(JsonRpcResponse response) {
    ResponseChannel current = carrier;
    if (session != null && current != null && response instanceof JsonRpcResult result) {
      ProtocolVersion version =
          result.result() instanceof InitializeResult said
              ? ProtocolVersion.of(said.protocolVersion())
              : null;
      session.table().establish(session, version);
      if (!streaming) {
        current.header(HeaderNames.SESSION, session.id());
      }
    }
  }

  /** Adds an event, which opens the stream. */
  private void add(JsonWriter json, boolean last) {
    if (ended) {
      return;
    }
    stream();
    event(json, last);
  }

  private void event(JsonWriter json, boolean last) {
    EventId id = null;
    byte[] message = json.toByteArray();
    if (session != null && streaming) {
      id = session.keep(true, number, message);
    }
    if (last) {
      release();
    }
    ResponseChannel current = carrier;
    if (current != null) {
      current.event(EventText.message(id, message), last);
    }
  }

  /** Opens the stream. If the client has gone before, nothing can ever be asked for. */
  private void stream() {
    ResponseChannel current = carrier;
    if (streaming || current == null) {
      return;
    }
    streaming = true;
    if (session != null && beginning) {
      current.header(HeaderNames.SESSION, session.id());
    }
    if (session != null && VersionFeatures.pollableStreams(session.version)) {
      EventId id = session.keep(true, number, new byte[0]);
      if (id != null) {
        current.event(EventText.priming(id, session.retryMillis()), false);
      }
    }
    for (JsonRpcResponse response : held) {
      event(encode(response), false);
    }
    held.clear();
  }

  private void finish() {
    ended = true;
    release();
    ResponseChannel current = carrier;
    carrier = null;
    if (current != null) {
      if (!streaming && batch && !held.isEmpty()) {
        JsonWriter json = new JsonWriter(1024);
        MessageWriter.writeBatch(json, held, Codecs.STANDARD);
        current.answer(json, Statuses.OK);
      } else {
        current.end();
      }
    }
    closed.run();
  }

  /** The session is no longer in use by this call. Before the client can know that. */
  private void release() {
    if (session == null || released) {
      return;
    }
    released = true;
    session.remove(number);
    if (beginning && !session.table().isEstablished(session)) {
      session.end();
    }
    session.table().done(session);
  }

  private static void awaitReader(ResponseChannel reader) {
    try {
      reader.awaitReader();
    } catch (TransportException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      // The message is kept for a client that reads again.
      reader.abort("the client did not read in time");
    }
  }

  private static JsonWriter encode(JsonRpcMessage message) {
    JsonWriter json = new JsonWriter(1024);
    MessageWriter.write(json, message);
    return json;
  }
}
