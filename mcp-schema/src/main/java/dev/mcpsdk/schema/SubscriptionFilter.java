package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications a listen stream carries: asked for by the client, or honoured by the server.
 *
 * @param resourceSubscriptions URIs whose updates are wanted
 * @param extensions members this SDK does not know, such as {@code taskIds} of the tasks extension
 */
@ProtocolSince("2026-07-28")
public record SubscriptionFilter(
    boolean toolsListChanged,
    boolean promptsListChanged,
    boolean resourcesListChanged,
    List<String> resourceSubscriptions,
    Map<String, RawJson> extensions) {
  public static final SubscriptionFilter NONE = builder().build();

  public SubscriptionFilter {
    resourceSubscriptions = List.copyOf(resourceSubscriptions);
    extensions =
        extensions.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects what is wanted. Not thread-safe. */
  public static final class Builder {
    private boolean toolsListChanged;
    private boolean promptsListChanged;
    private boolean resourcesListChanged;
    private List<String> resourceSubscriptions = List.of();
    private @Nullable Map<String, RawJson> extensions;

    private Builder() {}

    public Builder toolsListChanged(boolean wanted) {
      toolsListChanged = wanted;
      return this;
    }

    public Builder promptsListChanged(boolean wanted) {
      promptsListChanged = wanted;
      return this;
    }

    public Builder resourcesListChanged(boolean wanted) {
      resourcesListChanged = wanted;
      return this;
    }

    public Builder resourceSubscriptions(List<String> uris) {
      resourceSubscriptions = uris;
      return this;
    }

    public Builder extension(String member, RawJson value) {
      if (extensions == null) {
        extensions = new LinkedHashMap<>();
      }
      extensions.put(member, value);
      return this;
    }

    public SubscriptionFilter build() {
      return new SubscriptionFilter(
          toolsListChanged,
          promptsListChanged,
          resourcesListChanged,
          resourceSubscriptions,
          extensions == null ? Map.of() : extensions);
    }
  }
}
