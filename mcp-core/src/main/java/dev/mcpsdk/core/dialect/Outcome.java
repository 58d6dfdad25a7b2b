package dev.mcpsdk.core.dialect;

import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.Result;

/** How a request ended: with its result, or with questions to be answered first. */
public sealed interface Outcome<R extends Result> {

  record Complete<R extends Result>(R result) implements Outcome<R> {}

  /**
   * Send the request again with the answers. Only for tools/call, prompts/get and resources/read.
   */
  record Unanswered<R extends Result>(InputRequired input) implements Outcome<R> {}
}
