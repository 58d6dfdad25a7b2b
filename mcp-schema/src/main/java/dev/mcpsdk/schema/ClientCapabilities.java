package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client can do; null and empty parts are not declared. From 2026-07-28 on each request
 * declares it anew, before that {@code initialize} did for the session.
 *
 * @param tasks the experimental tasks of 2025-11-25; later tasks are an extension
 * @param extensions settings objects by extension identifier
 */
public record ClientCapabilities(
    @Nullable Roots roots,
    @Nullable Sampling sampling,
    @ProtocolSince("2025-06-18") @Nullable Elicitation elicitation,
    @ProtocolSince("2025-11-25") @ProtocolRemoved("2026-07-28") @Nullable Tasks tasks,
    Map<String, RawJson> experimental,
    @ProtocolSince("2026-07-28") Map<String, RawJson> extensions) {
  public static final ClientCapabilities NONE = builder().build();

  public ClientCapabilities {
    experimental = copy(experimental);
    extensions = copy(extensions);
  }

  /** Roots can be listed. */
  public record Roots(@ProtocolRemoved("2026-07-28") boolean listChanged) {}

  /** A model can be sampled, with tools or with context of other servers only if said. */
  public record Sampling(
      @ProtocolSince("2025-11-25") boolean context, @ProtocolSince("2025-11-25") boolean tools) {}

  /**
   * The user can be asked. The components are what was declared; an empty declaration means form
   * only, see {@link #canForm()}.
   */
  public record Elicitation(
      @ProtocolSince("2025-11-25") boolean form, @ProtocolSince("2025-11-25") boolean url) {
    public boolean canForm() {
      return form || !url;
    }

    public boolean canUrl() {
      return url;
    }
  }

  /** Which requests to this client may be made as tasks, and what can be done with those tasks. */
  public record Tasks(
      boolean list, boolean cancel, boolean samplingCreateMessage, boolean elicitationCreate) {}

  public static Builder builder() {
    return new Builder();
  }

  private static Map<String, RawJson> copy(Map<String, RawJson> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Collects the declared parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable Roots roots;
    private @Nullable Sampling sampling;
    private @Nullable Elicitation elicitation;
    private @Nullable Tasks tasks;
    private Map<String, RawJson> experimental = Map.of();
    private Map<String, RawJson> extensions = Map.of();

    private Builder() {}

    public Builder roots(@Nullable Roots roots) {
      this.roots = roots;
      return this;
    }

    public Builder sampling(@Nullable Sampling sampling) {
      this.sampling = sampling;
      return this;
    }

    public Builder elicitation(@Nullable Elicitation elicitation) {
      this.elicitation = elicitation;
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

    public ClientCapabilities build() {
      return new ClientCapabilities(roots, sampling, elicitation, tasks, experimental, extensions);
    }
  }
}
