package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Objects;

/**
 * A model's wish to use a tool, in sampling.
 *
 * @param id repeated by the {@link ToolResultContent} that answers it
 * @param input the arguments, a JSON object
 */
@ProtocolSince("2025-11-25")
public record ToolUseContent(String id, String name, RawJson input, Meta meta) implements Content {
  public static final String TYPE = "tool_use";

  public ToolUseContent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(meta, "meta");
  }

  @Override
  public String type() {
    return TYPE;
  }
}
