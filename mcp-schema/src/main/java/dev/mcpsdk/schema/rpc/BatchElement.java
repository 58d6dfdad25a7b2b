package dev.mcpsdk.schema.rpc;

import org.jspecify.annotations.Nullable;

/**
 * One element of a batch: a message, or why it is none.
 *
 * @param message null if the element is no message
 * @param fault null if it is one
 */
public record BatchElement(
    @Nullable JsonRpcMessage message, @Nullable MalformedMessageException fault) {
  public BatchElement {
    if ((message == null) == (fault == null)) {
      throw new IllegalArgumentException("expected either a message or a fault");
    }
  }
}
