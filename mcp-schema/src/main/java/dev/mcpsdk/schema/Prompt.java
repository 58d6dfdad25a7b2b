package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A prompt as it is listed.
 *
 * @param name unique in its server
 * @param title the name for people, {@code name} if null
 */
public record Prompt(
    String name,
    @ProtocolSince("2025-06-18") @Nullable String title,
    @Nullable String description,
    List<PromptArgument> arguments,
    @ProtocolSince("2025-11-25") List<Icon> icons,
    @ProtocolSince("2025-06-18") Meta meta) {
  public Prompt {
    Objects.requireNonNull(name, "name");
    arguments = List.copyOf(arguments);
    icons = List.copyOf(icons);
    Objects.requireNonNull(meta, "meta");
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Collects the optional parts. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private @Nullable String title;
    private @Nullable String description;
    private List<PromptArgument> arguments = List.of();
    private List<Icon> icons = List.of();
    private Meta meta = Meta.EMPTY;

    private Builder(String name) {
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

    public Builder arguments(List<PromptArgument> arguments) {
      this.arguments = arguments;
      return this;
    }

    public Builder icons(List<Icon> icons) {
      this.icons = icons;
      return this;
    }

    public Builder meta(Meta meta) {
      this.meta = meta;
      return this;
    }

    public Prompt build() {
      return new Prompt(name, title, description, arguments, icons, meta);
    }
  }
}
