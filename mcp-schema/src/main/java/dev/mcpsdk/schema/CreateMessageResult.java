package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the model wrote.
 *
 * @param content a single block is written as an object, several as an array (from 2025-11-25 on)
 * @param model the name of the model that was used
 * @param stopReason {@link #END_TURN}, {@link #STOP_SEQUENCE}, {@link #MAX_TOKENS}, {@link
 *     #TOOL_USE} or a provider's own word
 */
public record CreateMessageResult(
    Role role, List<Content> content, String model, @Nullable String stopReason, Meta meta)
    implements Result {

  public static final String END_TURN = "endTurn";
  public static final String STOP_SEQUENCE = "stopSequence";
  public static final String MAX_TOKENS = "maxTokens";
  public static final String TOOL_USE = "toolUse";

  public CreateMessageResult {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(meta, "meta");
    content = List.copyOf(content);
  }

  /** A text by the assistant that ended normally. */
  public static CreateMessageResult text(String text, String model) {
    return assistant(List.of(TextContent.of(text)), model, END_TURN);
  }

  public static CreateMessageResult assistant(
      List<Content> content, String model, @Nullable String stopReason) {
    return new CreateMessageResult(Role.ASSISTANT, content, model, stopReason, Meta.EMPTY);
  }

  /** All text blocks joined by newlines; empty if there are none. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Content block : content) {
      if (block instanceof TextContent part) {
        text.append(text.length() == 0 ? "" : "\n").append(part.text());
      }
    }
    return text.toString();
  }
}
