package dev.mcpsdk.core.transport;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import java.util.Map;

/**
 * The way to the peer: for good where a connection carries everything (stdio, WebSocket), for one
 * exchange where it does not (an HTTP response). In a session of the handshake era the latter
 * outlives its carrier: it ends with its answer or its session, not with the connection.
 * Thread-safe; messages of concurrent callers never interleave.
 */
public interface Channel {

  /**
   * Sends the answer to a request and ends that request's exchange. Blocks for back-pressure within
   * the transport's write timeout. An answer nobody can receive any more is dropped silently.
   *
   * @throws TransportException if the link failed while it was written
   */
  void reply(JsonRpcResponse response, Disposition disposition);

  /**
   * Sends a message. Blocks for back-pressure within the transport's write timeout, not for an
   * answer.
   *
   * @param headers plain values by header name, for transports that have headers; others ignore
   *     them
   * @throws TransportException if the link is down or failed, or the write timeout passed
   */
  void send(JsonRpcMessage message, Map<String, String> headers);

  default void send(JsonRpcMessage message) {
    send(message, Map.of());
  }

  /**
   * Queues a notification without ever blocking. One that equals a notification still waiting in
   * the queue is not queued again.
   *
   * @return false if the queue is full or the channel closed: the notification is lost, and so
   *     should be the subscription
   */
  boolean offer(JsonRpcNotification notification);

  /**
   * Takes no further part in the exchange of a request: a client wants no answer any more, a server
   * ends the request's stream without one. Without effect on an exchange that has ended.
   */
  void release(RequestId id);

  /**
   * Ends what carries this exchange while the exchange itself goes on: the client is to come back
   * for the rest (2025-11-25, <i>Transports</i>, SEP-1699). Without effect where it could not.
   */
  default void closeCarrier() {}

  /**
   * Runs the action once when this channel has ended for whatever reason; at once if it has
   * already.
   */
  void onClosed(Runnable action);
}
