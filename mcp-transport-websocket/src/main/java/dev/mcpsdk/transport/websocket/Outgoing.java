package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import java.time.Duration;

/** What is to be sent over one connection, within its limits. Thread-safe. */
interface Outgoing {

  /**
   * Sends a message, whole and in its turn.
   *
   * @param text its bytes; not to be changed afterwards
   * @param patient whether the caller may wait while more than a bounded amount waits to be sent;
   *     one that may not is trusted to look before it causes more
   * @throws TransportException if the connection has ended, or there was no room in time
   */
  void send(byte[] text, boolean patient);

  /**
   * As {@link #send}, but an answer that is sent while a message is being delivered, by the thread
   * that delivers, may wait for those to further messages that have come already.
   */
  default void answer(byte[] text, boolean patient) {
    send(text, patient);
  }

  /** Sends a notification without waiting; false if too many wait or the connection has ended. */
  boolean offer(JsonRpcNotification notification);

  /** Waits until all that was sent has left, at most this long. */
  boolean awaitSent(Duration atMost);
}
