package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/**
 * Hints about what a tool does. Untrusted: a client never decides by them what is safe. Null means
 * not said; the protocol then assumes the value given below.
 *
 * @param title the name for people; {@code Tool.title} comes first
 * @param readOnlyHint does not change its environment; false
 * @param destructiveHint may destroy and not only add, if it is not read-only; true
 * @param idempotentHint repeating a call changes nothing more; false
 * @param openWorldHint deals with an open set of outside parties; true
 */
@ProtocolSince("2025-03-26")
public record ToolAnnotations(
    @Nullable String title,
    @Nullable Boolean readOnlyHint,
    @Nullable Boolean destructiveHint,
    @Nullable Boolean idempotentHint,
    @Nullable Boolean openWorldHint) {
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the hints. Not thread-safe. */
  public static final class Builder {
    private @Nullable String title;
    private @Nullable Boolean readOnlyHint;
    private @Nullable Boolean destructiveHint;
    private @Nullable Boolean idempotentHint;
    private @Nullable Boolean openWorldHint;

    private Builder() {}

    public Builder title(@Nullable String title) {
      this.title = title;
      return this;
    }

    public Builder readOnlyHint(@Nullable Boolean readOnlyHint) {
      this.readOnlyHint = readOnlyHint;
      return this;
    }

    public Builder destructiveHint(@Nullable Boolean destructiveHint) {
      this.destructiveHint = destructiveHint;
      return this;
    }

    public Builder idempotentHint(@Nullable Boolean idempotentHint) {
      this.idempotentHint = idempotentHint;
      return this;
    }

    public Builder openWorldHint(@Nullable Boolean openWorldHint) {
      this.openWorldHint = openWorldHint;
      return this;
    }

    public ToolAnnotations build() {
      return new ToolAnnotations(
          title, readOnlyHint, destructiveHint, idempotentHint, openWorldHint);
    }
  }
}
