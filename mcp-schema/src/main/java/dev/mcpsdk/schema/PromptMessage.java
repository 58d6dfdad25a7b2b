package dev.mcpsdk.schema;

import java.util.Objects;

/** One message of a prompt, with exactly one block of content. */
public record PromptMessage(Role role, Content content) {
  public PromptMessage {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(content, "content");
  }

  public static PromptMessage user(String text) {
    return new PromptMessage(Role.USER, TextContent.of(text));
  }

  public static PromptMessage assistant(String text) {
    return new PromptMessage(Role.ASSISTANT, TextContent.of(text));
  }
}
