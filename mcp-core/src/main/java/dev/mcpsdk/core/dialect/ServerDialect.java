package dev.mcpsdk.core.dialect;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import org.jspecify.annotations.Nullable;

/** One era as a server speaks it: from the wire to neutral types and back. */
public interface ServerDialect {

  /**
   * @throws ProtocolException if the request does not carry what this era demands
   */
  CallFacts read(JsonRpcRequest request);

  /**
   * Whether the era has this method; one it has not is answered as unknown, whatever the server
   * could do.
   */
  boolean has(String method);

  /** Whether a request of this method may be answered with questions. */
  boolean mayAsk(String method);

  /** What messages of the revision can carry. */
  Wire wire();

  /**
   * Whether a caller that has gone wants no answer any more. Otherwise only a notification says so.
   */
  boolean lossCancels();

  /**
   * How the caller is asked by requests of this side; null where the answer to its own request asks
   * it.
   */
  @Nullable ClientDialect questions();

  /**
   * @throws IllegalArgumentException for questions, where {@link #questions()} sends them
   */
  <R extends Result> JsonRpcResult result(RequestId id, Outcome<R> outcome);

  JsonRpcError error(@Nullable RequestId id, ProtocolException error);

  /** A notification that belongs to a request. */
  JsonRpcNotification notification(Notification notification);

  /** A notification for a subscription made by the request with this id. */
  JsonRpcNotification subscriptionNotification(RequestId subscription, Notification notification);

  /** The graceful end of a subscription. */
  JsonRpcResult subscriptionEnd(RequestId subscription);
}
