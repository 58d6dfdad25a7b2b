package dev.mcpsdk.server;

import org.jspecify.annotations.Nullable;

/**
 * Does a tool's work. Thread-safe; may block unless the tool is {@linkplain ToolSpec#inline()
 * inline}. A cancelled call is interrupted.
 *
 * <p>A handler that asks the caller something runs again from the top when the answer is there.
 *
 * @param <I> its arguments, valid by the tool's input schema
 * @param <O> what it returns. With an output class, a value of it. Otherwise a {@link
 *     dev.mcpsdk.schema.CallToolResult}, a {@link dev.mcpsdk.schema.Content} block, a string as
 *     text, null for no content, or an {@link dev.mcpsdk.schema.InputRequired} to have the call
 *     repeated: its requests are answered to {@code ask} under their keys, its state is replaced by
 *     the server's own
 */
@FunctionalInterface
public interface ToolHandler<I, O> {

  /**
   * @throws dev.mcpsdk.core.ToolException to tell the model what went wrong
   * @throws dev.mcpsdk.core.ProtocolException to answer with a JSON-RPC error
   * @throws Exception anything else is logged under an id; the caller learns only the id
   */
  @Nullable O call(I arguments, CallContext context) throws Exception;
}
