package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tool as it is listed. Schemas stay as they were written, unknown keywords included.
 *
 * @param name unique in its server, case-sensitive
 * @param title the name for people; then {@code annotations.title}, then {@code name}
 * @param inputSchema JSON Schema of the arguments with root type {@code object}
 * @param outputSchema JSON Schema of the structured content; before 2026-07-28 its root type was
 *     {@code object} too
 */
public record Tool(
    String name,
    @ProtocolSince("2025-06-18") @Nullable String title,
    @Nullable String description,
    @ProtocolSince("2025-11-25") List<Icon> icons,
    RawJson inputSchema,
    @ProtocolSince("2025-06-18") @Nullable RawJson outputSchema,
    @ProtocolSince("2025-03-26") @Nullable ToolAnnotations annotations,
    @ProtocolSince("2025-11-25") @ProtocolRemoved("2026-07-28") @Nullable TaskSupport taskSupport,
    @ProtocolSince("2025-06-18") Meta meta) {
  public Tool {
    Objects.requireNonNull(name, "name");
    icons = List.copyOf(icons);
    Objects.requireNonNull(inputSchema, "inputSchema");
    Objects.requireNonNull(meta, "meta");
  }

  public static Builder builder(String name, RawJson inputSchema) {
    return new Builder(name, inputSchema);
  }

  /** Collects the optional parts. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final RawJson inputSchema;
    private @Nullable String title;
    private @Nullable String description;
    private List<Icon> icons = List.of();
    private @Nullable RawJson outputSchema;
    private @Nullable ToolAnnotations annotations;
    private @Nullable TaskSupport taskSupport;
    private Meta meta = Meta.EMPTY;

    private Builder(String name, RawJson inputSchema) {
      this.name = name;
      this.inputSchema = inputSchema;
    }

    public Builder title(@Nullable String title) {
      this.title = title;
      return this;
    }

    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    public Builder icons(List<Icon> icons) {
      this.icons = icons;
      return this;
    }

    public Builder outputSchema(@Nullable RawJson outputSchema) {
      this.outputSchema = outputSchema;
      return this;
    }

    public Builder annotations(@Nullable ToolAnnotations annotations) {
      this.annotations = annotations;
      return this;
    }

    public Builder taskSupport(@Nullable TaskSupport taskSupport) {
      this.taskSupport = taskSupport;
      return this;
    }

    public Builder meta(Meta meta) {
      this.meta = meta;
      return this;
    }

    public Tool build() {
      return new Tool(
          name,
          title,
          description,
          icons,
          inputSchema,
          outputSchema,
          annotations,
          taskSupport,
          meta);
    }
  }
}
