package dev.mcpsdk.server;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.EdgeRules;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.ServerTransport;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.schema.rpc.MessageReader;
import java.nio.charset.StandardCharsets;

/**
 * A transport whose peer is a test that speaks JSON text: every message is bytes in both
 * directions.
 */
final class Wire implements ServerTransport {

  private final TransportTraits traits;
  private Inbound inbound;
  private Runnable onEnded = () -> {};
  boolean closed;

  private Wire(TransportTraits traits) {
    this.traits = traits;
  }

  /** One channel for everything, like stdio. */
  static Wire shared() {
    return new Wire(new TransportTraits("shared", true, false));
  }

  /** A channel for each request, like HTTP. */
  static Wire perRequest() {
    return new Wire(new TransportTraits("per-request", false, true));
  }

  /** A new channel, used by an anonymous caller. */
  Peer peer() {
    return new Peer(this, Caller.ANONYMOUS);
  }

  Peer peer(Caller caller) {
    return new Peer(this, caller);
  }

  void deliver(Peer peer, String json, Headers headers, EdgeRules rules) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    try {
      inbound.onMessage(
          new Received(
              MessageReader.read(text, 0, text.length, JsonLimits.DEFAULT, ExpectedResults.NONE),
              peer.caller(),
              headers,
              rules,
              null),
          peer);
    } catch (MalformedMessageException e) {
      inbound.onMalformed(new Malformed(e.code(), e.getMessage(), e.id(), e.response()), peer);
    } catch (ProtocolException e) {
      throw new AssertionError("an exception left the server", e);
    }
  }

  void endByItself() {
    onEnded.run();
  }

  @Override
  public TransportTraits traits() {
    return traits;
  }

  @Override
  public void start(Inbound inbound) {
    this.inbound = inbound;
  }

  @Override
  public void onEnded(Runnable action) {
    onEnded = action;
  }

  @Override
  public void close() {
    closed = true;
  }
}
