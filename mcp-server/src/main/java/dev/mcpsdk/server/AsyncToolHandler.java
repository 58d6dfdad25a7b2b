package dev.mcpsdk.server;

import java.util.concurrent.CompletionStage;

/**
 * Begins a tool's work and returns. The context stays usable until the stage completes; a cancelled
 * call cancels the stage's future. May {@code ask} only before it returns the stage, which then may
 * complete with an {@link dev.mcpsdk.schema.InputRequired}.
 *
 * @param <I> its arguments, valid by the tool's input schema
 * @param <O> as of a {@link ToolHandler}
 */
@FunctionalInterface
public interface AsyncToolHandler<I, O> {

  /** Failures of the stage are treated like exceptions of a {@link ToolHandler}. */
  CompletionStage<? extends O> call(I arguments, CallContext context) throws Exception;
}
