package dev.mcpsdk.core.dialect;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;

/** One era as a client speaks it: from neutral types to the wire and back. */
public interface ClientDialect {

  ProtocolVersion version();

  /**
   * @throws IllegalStateException if the era has no such method
   */
  JsonRpcRequest request(RequestId id, Request<?> request, OutgoingFacts facts);

  JsonRpcNotification notification(Notification notification);

  /**
   * Whether a request is cancelled by a notification also where it has a channel of its own, the
   * end of which says nothing.
   */
  boolean alwaysTellsCancelled();

  /**
   * @throws InvalidResponseException if the result is none that this client declared to understand
   */
  <R extends Result> Outcome<R> read(JsonRpcResult result, Class<R> type);
}
