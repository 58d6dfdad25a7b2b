package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;

/**
 * One message of the conversation handed to the model.
 *
 * @param content a single block is written as an object, several as an array (from 2025-11-25 on)
 */
public record SamplingMessage(Role role, List<Content> content, Meta meta) {

  public SamplingMessage {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(meta, "meta");
    content = List.copyOf(content);
  }

  public SamplingMessage(Role role, List<Content> content) {
    this(role, content, Meta.EMPTY);
  }

  public static SamplingMessage user(String text) {
    return new SamplingMessage(Role.USER, List.of(TextContent.of(text)));
  }

  public static SamplingMessage assistant(String text) {
    return new SamplingMessage(Role.ASSISTANT, List.of(TextContent.of(text)));
  }
}
