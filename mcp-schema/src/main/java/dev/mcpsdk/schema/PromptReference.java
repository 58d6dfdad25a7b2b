package dev.mcpsdk.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names a prompt. */
public record PromptReference(String name, @ProtocolSince("2025-06-18") @Nullable String title)
    implements CompletionReference {
  public static final String TYPE = "ref/prompt";

  public PromptReference {
    Objects.requireNonNull(name, "name");
  }

  public static PromptReference of(String name) {
    return new PromptReference(name, null);
  }

  @Override
  public String type() {
    return TYPE;
  }
}
