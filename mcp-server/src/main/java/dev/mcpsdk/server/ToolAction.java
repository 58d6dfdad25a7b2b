package dev.mcpsdk.server;

import org.jspecify.annotations.Nullable;

/**
 * A {@link ToolHandler} for a tool without arguments.
 *
 * @param <O> as of a {@link ToolHandler}
 */
@FunctionalInterface
public interface ToolAction<O> {

  /** As {@link ToolHandler#call}. */
  @Nullable O call(CallContext context) throws Exception;
}
