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

  /** Whether the URI names something for anybody. */
  boolean exists(String uri) {
    if (resources.snapshot().byName().containsKey(uri)) {
      return true;
    }
    for (Snapshot.Placed<RegisteredResourceTemplate> placed : templates.snapshot().ordered()) {
      if (placed.entry().template().match(uri) != null) {
        return true;
      }
    }
    return false;
  }

  private record Single(RegisteredResource resource) implements Found {

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
