package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server can do; null, false and empty parts are not declared. A method whose capability is
 * not declared does not exist.
 *
 * @param logging whether log notifications may come; deprecated from 2026-07-28 on, functional
 * @param tasks the experimental tasks of 2025-11-25; later tasks are an extension
 * @param extensions settings objects by extension identifier
 */
public record ServerCapabilities(
    @Nullable Tools tools,
    @Nullable Resources resources,
    @Nullable Prompts prompts,
    @ProtocolSince("2025-03-26") boolean completions,
    boolean logging,
    @ProtocolSince("2025-11-25") @ProtocolRemoved("2026-07-28") @Nullable Tasks tasks,
    Map<String, RawJson> experimental,
    @ProtocolSince("2026-07-28") Map<String, RawJson> extensions) {
  public static final ServerCapabilities NONE = builder().build();

  public ServerCapabilities {
    experimental = copy(experimental);
    extensions = copy(extensions);
  }

  /** There are tools; {@code listChanged}: changes of the list are notified. */
  public record Tools(boolean listChanged) {}

  /** There are resources; {@code subscribe}: updates of single ones can be subscribed to. */
  public record Resources(boolean subscribe, boolean listChanged) {}

  /** There are prompts; {@code listChanged}: changes of the list are notified. */
  public record Prompts(boolean listChanged) {}

  /** Which requests to this server may be made as tasks, and what can be done with those tasks. */
  public record Tasks(boolean list, boolean cancel, boolean toolsCall) {}

  public static Builder builder() {
    return new Builder();
  }

  private static Map<String, RawJson> copy(Map<String, RawJson> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Collects the declared parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable Tools tools;
    private @Nullable Resources resources;
    private @Nullable Prompts prompts;
    private boolean completions;
    private boolean logging;
    private @Nullable Tasks tasks;
    private Map<String, RawJson> experimental = Map.of();
    private Map<String, RawJson> extensions = Map.of();

    private Builder() {}

    public Builder tools(@Nullable Tools tools) {
      this.tools = tools;
      return this;
    }

    public Builder resources(@Nullable Resources resources) {
      this.resources = resources;
      return this;
    }

    public Builder prompts(@Nullable Prompts prompts) {
      this.prompts = prompts;
      return this;
    }

    public Builder completions(boolean completions) {
      this.completions = completions;
      return this;
    }

    public Builder logging(boolean logging) {
      this.logging = logging;
      return this;
    }

    public Builder tasks(@Nullable Tasks tasks) {
      this.tasks = tasks;
      return this;
    }

    public Builder experimental(Map<String, RawJson> experimental) {
      this.experimental = experimental;
      return this;
    }

    public Builder extensions(Map<String, RawJson> extensions) {
      this.extensions = extensions;
      return this;
    }

    public ServerCapabilities build() {
      return new ServerCapabilities(
          tools, resources, prompts, completions, logging, tasks, experimental, extensions);
    }
  }
}
