package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A family of resources.
 *
 * @param uriTemplate an RFC 6570 template; what matches it is read by {@code resources/read}
 * @param name the programmatic name
 * @param title the name for people, {@code name} if null
 * @param mimeType only if all matching resources have it
 */
public record ResourceTemplate(
    String uriTemplate,
    String name,
    @ProtocolSince("2025-06-18") @Nullable String title,
    @Nullable String description,
    @ProtocolSince("2025-11-25") List<Icon> icons,
    @Nullable String mimeType,
    @Nullable Annotations annotations,
    @ProtocolSince("2025-06-18") Meta meta) {
  public ResourceTemplate {
    Objects.requireNonNull(uriTemplate, "uriTemplate");
    Objects.requireNonNull(name, "name");
    icons = List.copyOf(icons);
    Objects.requireNonNull(meta, "meta");
  }

  public static Builder builder(String uriTemplate, String name) {
    return new Builder(uriTemplate, name);
  }

  /** Collects the optional parts. Not thread-safe. */
  public static final class Builder {
    private final String uriTemplate;
    private final String name;
    private @Nullable String title;
    private @Nullable String description;
    private List<Icon> icons = List.of();
    private @Nullable String mimeType;
    private @Nullable Annotations annotations;
    private Meta meta = Meta.EMPTY;

    private Builder(String uriTemplate, String name) {
      this.uriTemplate = uriTemplate;
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

    public Builder meta(Meta meta) {
      this.meta = meta;
      return this;
    }

    public ResourceTemplate build() {
      return new ResourceTemplate(
          uriTemplate, name, title, description, icons, mimeType, annotations, meta);
    }
  }
}
