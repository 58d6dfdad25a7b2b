package dev.mcpsdk.core.dialect;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;

/**
 * 2024-11-05 to 2025-11-25, as whoever sends requests speaks it: here both sides may. What holds
 * for the session has been said by {@code initialize}, so a request says little.
 */
public final class HandshakeClientDialect implements ClientDialect {

  private final ProtocolVersion version;
  private final Wire wire;
  private final boolean server;

  private HandshakeClientDialect(ProtocolVersion version, boolean server) {
    if (version.era() != Era.HANDSHAKE) {
      throw new IllegalArgumentException("revision " + version + " begins without a handshake");
    }
    this.version = version;
    this.wire = VersionFeatures.wire(version);
    this.server = server;
  }

  /** As clients speak it. */
  public static HandshakeClientDialect ofClient(ProtocolVersion version) {
    return new HandshakeClientDialect(version, false);
  }

  /** As servers ask their clients. */
  public static HandshakeClientDialect ofServer(ProtocolVersion version) {
    return new HandshakeClientDialect(version, true);
  }

  @Override
  public ProtocolVersion version() {
    return version;
  }

  /** What messages of the revision can carry. */
  public Wire wire() {
    return wire;
  }

  @Override
  public JsonRpcRequest request(RequestId id, Request<?> request, OutgoingFacts facts) {
    String method = request.method().name();
    boolean known =
        server
            ? HandshakeMethods.ofServers(version, method)
            : HandshakeMethods.ofClients(version, method);
    if (!known) {
      throw new IllegalStateException("revision " + version + " has no method " + method);
    }
    RequestFrame frame =
        RequestFrame.builder().progressToken(facts.progressToken()).meta(facts.meta()).build();
    return JsonRpcRequest.of(id, request, frame, wire);
  }

  @Override
  public JsonRpcNotification notification(Notification notification) {
    return JsonRpcNotification.of(notification, wire);
  }

  @Override
  public boolean alwaysTellsCancelled() {
    return true;
  }

  @Override
  public <R extends Result> Outcome<R> read(JsonRpcResult result, Class<R> type) {
    if (!type.isInstance(result.result())) {
      throw new InvalidResponseException(
          "invalid response: the result cannot be read as " + type.getSimpleName());
    }
    return new Outcome.Complete<>(type.cast(result.result()));
  }
}
