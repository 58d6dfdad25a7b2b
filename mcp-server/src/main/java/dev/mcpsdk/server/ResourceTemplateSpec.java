package dev.mcpsdk.server;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.ResourceTemplate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A resource template to be served: its definition and how it is read. Immutable. */
public final class ResourceTemplateSpec {

  private final ResourceTemplate definition;
  private final ResourceTemplateHandler handler;
  private final @Nullable CacheHint cache;
  private final boolean inline;

  private ResourceTemplateSpec(
      ResourceTemplate definition,
      ResourceTemplateHandler handler,
      @Nullable CacheHint cache,
      boolean inline) {
    this.definition = Objects.requireNonNull(definition, "definition");
    this.handler = Objects.requireNonNull(handler, "handler");
    this.cache = cache;
    this.inline = inline;
  }

  public static ResourceTemplateSpec of(
      ResourceTemplate definition, ResourceTemplateHandler handler) {
    return new ResourceTemplateSpec(definition, handler, null, false);
  }

  /** How long what was read may be reused, unless the handler's result says otherwise. */
  public ResourceTemplateSpec cache(CacheHint hint) {
    return new ResourceTemplateSpec(definition, handler, hint, inline);
  }

  /** Reads on the thread that read the request, see {@link ToolSpec#inline()}. */
  public ResourceTemplateSpec inline() {
    return new ResourceTemplateSpec(definition, handler, cache, true);
  }

  ResourceTemplate definition() {
    return definition;
  }

  ResourceTemplateHandler handler() {
    return handler;
  }

  @Nullable CacheHint cacheHint() {
    return cache;
  }

  boolean isInline() {
    return inline;
  }
}
