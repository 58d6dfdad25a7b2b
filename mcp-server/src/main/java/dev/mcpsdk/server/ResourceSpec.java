package dev.mcpsdk.server;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.Resource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A resource to be served: its definition and how it is read. Immutable. */
public final class ResourceSpec {

  private final Resource definition;
  private final ResourceHandler handler;
  private final @Nullable CacheHint cache;
  private final boolean inline;

  private ResourceSpec(
      Resource definition, ResourceHandler handler, @Nullable CacheHint cache, boolean inline) {
    this.definition = Objects.requireNonNull(definition, "definition");
    this.handler = Objects.requireNonNull(handler, "handler");
    this.cache = cache;
    this.inline = inline;
  }

  public static ResourceSpec of(Resource definition, ResourceHandler handler) {
    return new ResourceSpec(definition, handler, null, false);
  }

  /** How long what was read may be reused, unless the handler's result says otherwise. */
  public ResourceSpec cache(CacheHint hint) {
    return new ResourceSpec(definition, handler, hint, inline);
  }

  /** Reads on the thread that read the request, see {@link ToolSpec#inline()}. */
  public ResourceSpec inline() {
    return new ResourceSpec(definition, handler, cache, true);
  }

  Resource definition() {
    return definition;
  }

  ResourceHandler handler() {
    return handler;
  }

  @Nullable CacheHint cacheHint() {
    return cache;
  }

  boolean isInline() {
    return inline;
  }
}
