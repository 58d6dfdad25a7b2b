package dev.mcpsdk.server;

import dev.mcpsdk.schema.CompleteRequest;
import dev.mcpsdk.schema.CompleteResult;

/**
 * Suggests values for an argument of a prompt or a variable of a resource template. Thread-safe.
 */
@FunctionalInterface
public interface CompletionHandler {

  /**
   * May return more than {@link CompleteResult#MAX_VALUES} values; the rest is cut off and the
   * answer says so.
   */
  CompleteResult complete(CompleteRequest request, CallContext context) throws Exception;
}
