package dev.mcpsdk.server;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.ServerCapabilities;
import org.jspecify.annotations.Nullable;

/** All that the server offers. */
final class Catalog {

  private final Visibility visibility;
  private final Registry<RegisteredTool> tools;
  private final Registry<RegisteredResource> resources;
  private final Registry<RegisteredResourceTemplate> templates;
  private final Registry<RegisteredPrompt> prompts;
  private final ResourceLookup lookup;
  private final boolean completions;
  private final boolean logging;

  Catalog(@Nullable Visibility visibility, boolean completions, boolean logging) {
    this.visibility = visibility == null ? (feature, caller) -> true : visibility;
    this.tools = new Registry<>(this.visibility);
    this.resources = new Registry<>(this.visibility);
    this.templates = new Registry<>(this.visibility);
    this.prompts = new Registry<>(this.visibility);
    this.lookup = new ResourceLookup(resources, templates);
    this.completions = completions;
    this.logging = logging;
  }

  Registry<RegisteredTool> tools() {
    return tools;
  }

  Registry<RegisteredResource> resources() {
    return resources;
  }

  Registry<RegisteredResourceTemplate> templates() {
    return templates;
  }

  Registry<RegisteredPrompt> prompts() {
    return prompts;
  }

  ResourceLookup lookup() {
    return lookup;
  }

  boolean isVisible(Feature feature, Caller caller) {
    return visibility.isVisible(feature, caller);
  }

  /** Whether there are or were tools. A capability, once declared, is not taken back. */
  boolean hasTools() {
    return tools.wasUsed();
  }

  boolean hasResources() {
    return resources.wasUsed() || templates.wasUsed();
  }

  boolean hasPrompts() {
    return prompts.wasUsed();
  }

  boolean hasLogging() {
    return logging;
  }

  boolean hasCompletions() {
    return completions;
  }

  /**
   * @param reachable whether the client can be told of changes
   * @param tasks whether it can call tools as tasks
   */
  ServerCapabilities capabilities(boolean reachable, boolean tasks) {
    return ServerCapabilities.builder()
        .tools(hasTools() ? new ServerCapabilities.Tools(reachable) : null)
        .resources(hasResources() ? new ServerCapabilities.Resources(reachable, reachable) : null)
        .prompts(hasPrompts() ? new ServerCapabilities.Prompts(reachable) : null)
        .completions(completions)
        .logging(logging)
        .tasks(tasks && hasTools() ? new ServerCapabilities.Tasks(true, true, true) : null)
        .build();
  }
}
