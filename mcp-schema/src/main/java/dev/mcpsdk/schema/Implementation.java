package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who a client or server says it is. For display and logs: never a reason to behave differently,
 * never a proof of identity.
 *
 * @param name the programmatic name
 * @param title the name for people, {@code name} if null
 * @param version of the implementation, not of the protocol
 */
public record Implementation(
    String name,
    @ProtocolSince("2025-06-18") @Nullable String title,
    String version,
    @ProtocolSince("2025-11-25") @Nullable String description,
    @ProtocolSince("2025-11-25") @Nullable String websiteUrl,
    @ProtocolSince("2025-11-25") List<Icon> icons) {
  public Implementation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    icons = List.copyOf(icons);
  }

  public static Implementation of(String name, String version) {
    return builder(name, version).build();
  }

  public static Builder builder(String name, String version) {
    return new Builder(name, version);
  }

  /** Collects the optional parts. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final String version;
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable String websiteUrl;
    private List<Icon> icons = List.of();

    private Builder(String name, String version) {
      this.name = name;
      this.version = version;
    }

    public Builder title(@Nullable String title) {
      this.title = title;
      return this;
    }

    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    public Builder websiteUrl(@Nullable String websiteUrl) {
      this.websiteUrl = websiteUrl;
      return this;
    }

    public Builder icons(List<Icon> icons) {
      this.icons = icons;
      return this;
    }

    public Implementation build() {
      return new Implementation(name, title, version, description, websiteUrl, icons);
    }
  }
}
