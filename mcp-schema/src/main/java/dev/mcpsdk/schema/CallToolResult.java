package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a tool call, failures of the tool included: those are for the model to read.
 *
 * @param content possibly empty
 * @param structuredContent any JSON value from 2026-07-28 on, an object before; null if absent,
 *     {@link RawJson#NULL} for JSON null
 */
public record CallToolResult(
    List<Content> content,
    @ProtocolSince("2025-06-18") @Nullable RawJson structuredContent,
    boolean isError,
    Meta meta)
    implements Result {
  public CallToolResult {
    content = List.copyOf(content);
    Objects.requireNonNull(meta, "meta");
  }

  public static CallToolResult of(Content... content) {
    return new CallToolResult(List.of(content), null, false, Meta.EMPTY);
  }

  public static CallToolResult text(String text) {
    return of(TextContent.of(text));
  }

  /** A failure whose text the model sees. */
  public static CallToolResult error(String text) {
    return new CallToolResult(List.of(TextContent.of(text)), null, true, Meta.EMPTY);
  }

  /** The value, and its JSON text as content for clients that read only that. */
  public static CallToolResult structured(RawJson value) {
    return new CallToolResult(List.of(TextContent.of(value.toString())), value, false, Meta.EMPTY);
  }
}
