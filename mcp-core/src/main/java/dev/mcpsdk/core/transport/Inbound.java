package dev.mcpsdk.core.transport;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import org.jspecify.annotations.Nullable;

/**
 * What a transport delivers to. Called on the thread that read the message; returns quickly and
 * never throws.
 */
public interface Inbound {

  /** A message, together with the channel that answers it. */
  void onMessage(Received received, Channel reply);

  /** Bytes that are no message. Answered on {@code reply}. */
  void onMalformed(Malformed malformed, Channel reply);

  /**
   * A request that was sent can no longer be answered: its exchange has ended, or the channel it
   * shares with all others.
   */
  void onLost(RequestId id, TransportException cause);

  /**
   * Whether an array of messages may come on this channel: only in sessions of 2025-03-26. The
   * transport then delivers its messages one by one, each with a channel that knows of the others.
   *
   * @param claim as of {@link Received}
   */
  default boolean takesBatches(Channel reply, @Nullable SessionClaim claim) {
    return false;
  }

  /** Asked while a response is read, for the type of its result. */
  default ExpectedResults expectedResults() {
    return ExpectedResults.NONE;
  }
}
