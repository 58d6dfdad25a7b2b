package dev.mcpsdk.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An argument of a prompt; its value is always a string. */
public record PromptArgument(
    String name,
    @ProtocolSince("2025-06-18") @Nullable String title,
    @Nullable String description,
    boolean required) {
  public PromptArgument {
    Objects.requireNonNull(name, "name");
  }

  public static PromptArgument required(String name, @Nullable String description) {
    return new PromptArgument(name, null, description, true);
  }

  public static PromptArgument optional(String name, @Nullable String description) {
    return new PromptArgument(name, null, description, false);
  }
}
