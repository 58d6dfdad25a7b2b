package dev.mcpsdk.server;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.CacheHint;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a URI names for a caller: the resource of that URI, or the first template it matches.
 */
final class ResourceLookup {

  /** Something that can be read. */
  interface Found {
    Feature feature();

    boolean isInline();

    @Nullable String mimeType();

    @Nullable CacheHint cacheHint();

    @Nullable Object read(CallContext context) throws Exception;
  }

  private final Registry<RegisteredResource> resources;
  private final Registry<RegisteredResourceTemplate> templates;

  ResourceLookup(
      Registry<RegisteredResource> resources, Registry<RegisteredResourceTemplate> templates) {
    this.resources = resources;
    this.templates = templates;
  }

  /** Null if there is nothing, or nothing this caller may see. */
  @Nullable Found find(String uri, Caller caller) {
    RegisteredResource resource = resources.snapshot().byName().get(uri);
    if (resource != null) {
      // A hidden resource stays hidden even if a template would show it.
      return resources.isVisible(resource, caller) ? new Single(resource) : null;
    }
    for (Snapshot.Placed<RegisteredResourceTemplate> placed : templates.snapshot().ordered()) {
      RegisteredResourceTemplate template = placed.entry();
      Map<String, String> variables = template.template().match(uri);
      if (variables != null && templates.isVisible(template, caller)) {
        return new Matched(template, new TemplateMatch(uri, variables));
      }
    }
    return null;
  }

  private record Single(RegisteredResource resource) implements Found {

    @Override
    public Feature feature() {
      return resource.feature();
    }

    @Override
    public boolean isInline() {
      return resource.spec().isInline();
    }

    @Override
    public @Nullable String mimeType() {
      return resource.spec().definition().mimeType();
    }

    @Override
    public @Nullable CacheHint cacheHint() {
      return resource.spec().cacheHint();
    }

    @Override
    public @Nullable Object read(CallContext context) throws Exception {
      return resource.spec().handler().read(resource.feature().name(), context);
    }
  }

  private record Matched(RegisteredResourceTemplate template, TemplateMatch match)
      implements Found {

    @Override
    public Feature feature() {
      return template.feature();
    }

    @Override
    public boolean isInline() {
      return template.spec().isInline();
    }

    @Override
    public @Nullable String mimeType() {
      return template.spec().definition().mimeType();
    }

    @Override
    public @Nullable CacheHint cacheHint() {
      return template.spec().cacheHint();
    }

    @Override
    public @Nullable Object read(CallContext context) throws Exception {
      return template.spec().handler().read(match, context);
    }
  }
}
