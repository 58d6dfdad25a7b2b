package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a client can read.
 *
 * @param name the programmatic name
 * @param title the name for people, {@code name} if null
 * @param size in bytes before any encoding
 */
public record Resource(
    String uri,
    String name,
    @ProtocolSince("2025-06-18") @Nullable String title,
    @Nullable String description,
    @ProtocolSince("2025-11-25") List<Icon> icons,
    @Nullable String mimeType,
    @Nullable Annotations annotations,
    @Nullable Long size,
    @ProtocolSince("2025-06-18") Meta meta) {
  public Resource {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(name, "name");
    icons = List.copyOf(icons);
    Objects.requireNonNull(meta, "meta");
  }

  public static Builder builder(String uri, String name) {
    return new Builder(uri, name);
  }

  /** Collects the optional parts. Not thread-safe. */
  public static final class Builder {
    private final String uri;
    private final String name;
    private @Nullable String title;
    private @Nullable String description;
    private List<Icon> icons = List.of();
    private @Nullable String mimeType;
    private @Nullable Annotations annotations;
    private @Nullable Long size;
    private Meta meta = Meta.EMPTY;

    private Builder(String uri, String name) {
      this.uri = uri;
      this.name = name;
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

    public Builder mimeType(@Nullable String mimeType) {
      this.mimeType = mimeType;
      return this;
    }

    public Builder annotations(@Nullable Annotations annotations) {
      this.annotations = annotations;
      return this;
    }

    public Builder size(@Nullable Long size) {
      this.size = size;
      return this;
    }

    public Builder meta(Meta meta) {
      this.meta = meta;
      return this;
    }

    public Resource build() {
      return new Resource(uri, name, title, description, icons, mimeType, annotations, size, meta);
    }
  }
}
