package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The messages of a prompt. */
public record GetPromptResult(@Nullable String description, List<PromptMessage> messages, Meta meta)
    implements Result {
  public GetPromptResult {
    messages = List.copyOf(messages);
    Objects.requireNonNull(meta, "meta");
  }

  public static GetPromptResult of(PromptMessage... messages) {
    return new GetPromptResult(null, List.of(messages), Meta.EMPTY);
  }
}
