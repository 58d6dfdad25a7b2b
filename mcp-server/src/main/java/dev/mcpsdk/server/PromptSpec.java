package dev.mcpsdk.server;

import dev.mcpsdk.schema.Prompt;
import java.util.Objects;

/** A prompt to be served: its definition and what makes its messages. Immutable. */
public final class PromptSpec {

  private final Prompt definition;
  private final PromptHandler handler;
  private final boolean inline;

  private PromptSpec(Prompt definition, PromptHandler handler, boolean inline) {
    this.definition = Objects.requireNonNull(definition, "definition");
    this.handler = Objects.requireNonNull(handler, "handler");
    this.inline = inline;
  }

  public static PromptSpec of(Prompt definition, PromptHandler handler) {
    return new PromptSpec(definition, handler, false);
  }

  /** Runs the handler on the thread that read the request, see {@link ToolSpec#inline()}. */
  public PromptSpec inline() {
    return new PromptSpec(definition, handler, true);
  }

  Prompt definition() {
    return definition;
  }

  PromptHandler handler() {
    return handler;
  }

  boolean isInline() {
    return inline;
  }
}
