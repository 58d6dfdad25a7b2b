package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a {@link ToolUseContent}, in sampling.
 *
 * @param toolUseId the id of the use it answers
 * @param structuredContent any JSON value; null if absent, {@link RawJson#NULL} for JSON null
 */
@ProtocolSince("2025-11-25")
public record ToolResultContent(
    String toolUseId,
    List<Content> content,
    @Nullable RawJson structuredContent,
    boolean isError,
    Meta meta)
    implements Content {
  public static final String TYPE = "tool_result";

  public ToolResultContent {
    Objects.requireNonNull(toolUseId, "toolUseId");
    content = List.copyOf(content);
    Objects.requireNonNull(meta, "meta");
  }

  public static ToolResultContent of(String toolUseId, CallToolResult result) {
    return new ToolResultContent(
        toolUseId, result.content(), result.structuredContent(), result.isError(), result.meta());
  }

  @Override
  public String type() {
    return TYPE;
  }
}
