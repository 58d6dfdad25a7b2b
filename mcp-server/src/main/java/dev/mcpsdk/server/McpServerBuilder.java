package dev.mcpsdk.server;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheScope;
import dev.mcpsdk.schema.CompletionReference;
import dev.mcpsdk.schema.Icon;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.JsonBinder;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.ask.Asking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes an {@link McpServer}. Not thread-safe. */
public final class McpServerBuilder {

  private static final Set<String> CACHEABLE =
      Set.of(
          Methods.SERVER_DISCOVER.name(),
          Methods.TOOLS_LIST.name(),
          Methods.PROMPTS_LIST.name(),
          Methods.RESOURCES_LIST.name(),
          Methods.RESOURCES_TEMPLATES_LIST.name(),
          Methods.RESOURCES_READ.name());

  private final Implementation.Builder identity;
  private final String name;
  private final List<ToolSpec> tools = new ArrayList<>();
  private final List<ResourceSpec> resources = new ArrayList<>();
  private final List<ResourceTemplateSpec> templates = new ArrayList<>();
  private final List<PromptSpec> prompts = new ArrayList<>();
  private final Map<Completions.Key, CompletionHandler> completions = new LinkedHashMap<>();
  private final List<Interceptor> interceptors = new ArrayList<>();
  private final Map<String, CacheHint> cacheHints = new LinkedHashMap<>();
  private boolean identified = true;
  private @Nullable String instructions;
  private boolean logging = true;
  private int pageSize = 1000;
  private int maxRunningCalls = 10_000;
  private int maxSubscriptions = 10_000;
  private int maxSubscriptionsPerCaller = 100;
  private int maxSubscribedResources = 1000;
  private Duration closeTimeout = Duration.ofSeconds(10);
  private @Nullable Visibility visibility;
  private @Nullable JsonBinder binder;
  private @Nullable Asking asking;
  private Revisions revisions = Revisions.all();
  private @Nullable TaskSettings tasks;

  McpServerBuilder(String name, String version) {
    this.name = name;
    this.identity = Implementation.builder(name, version);
  }

  /** The server's name for people. */
  public McpServerBuilder title(String title) {
    identity.title(title);
    return this;
  }

  /** What the server is, for people. */
  public McpServerBuilder description(String description) {
    identity.description(description);
    return this;
  }

  public McpServerBuilder websiteUrl(String url) {
    identity.websiteUrl(url);
    return this;
  }

  public McpServerBuilder icons(List<Icon> icons) {
    identity.icons(icons);
    return this;
  }

  /** Does not tell clients who the server is. */
  public McpServerBuilder anonymous() {
    identified = false;
    return this;
  }

  /** A hint for the model on how to use the server. */
  public McpServerBuilder instructions(String instructions) {
    this.instructions = instructions;
    return this;
  }

  public McpServerBuilder tool(ToolSpec tool) {
    tools.add(tool);
    return this;
  }

  /** {@link ToolSpec#of(String, String, Class, Class, ToolHandler)}. */
  public <I, O> McpServerBuilder tool(
      String name,
      String description,
      Class<I> input,
      Class<O> output,
      ToolHandler<? super I, ? extends O> handler) {
    return tool(ToolSpec.of(name, description, input, output, handler));
  }

  /** {@link ToolSpec#of(String, String, Class, ToolHandler)}. */
  public <I> McpServerBuilder tool(
      String name, String description, Class<I> input, ToolHandler<? super I, ?> handler) {
    return tool(ToolSpec.of(name, description, input, handler));
  }

  /** {@link ToolSpec#of(String, String, Class, ToolAction)}. */
  public <O> McpServerBuilder tool(
      String name, String description, Class<O> output, ToolAction<? extends O> action) {
    return tool(ToolSpec.of(name, description, output, action));
  }

  /** {@link ToolSpec#of(String, String, ToolAction)}. */
  public McpServerBuilder tool(String name, String description, ToolAction<?> action) {
    return tool(ToolSpec.of(name, description, action));
  }

  /** {@link ToolSpec#of(Tool, ToolHandler)}. */
  public McpServerBuilder tool(Tool definition, ToolHandler<RawJson, ?> handler) {
    return tool(ToolSpec.of(definition, handler));
  }

  /** {@link ToolSpec#async(String, String, Class, Class, AsyncToolHandler)}. */
  public <I, O> McpServerBuilder toolAsync(
      String name,
      String description,
      Class<I> input,
      Class<O> output,
      AsyncToolHandler<? super I, ? extends O> handler) {
    return tool(ToolSpec.async(name, description, input, output, handler));
  }

  /** {@link ToolSpec#async(Tool, AsyncToolHandler)}. */
  public McpServerBuilder toolAsync(Tool definition, AsyncToolHandler<RawJson, ?> handler) {
    return tool(ToolSpec.async(definition, handler));
  }

  public McpServerBuilder resource(ResourceSpec resource) {
    resources.add(resource);
    return this;
  }

  public McpServerBuilder resource(Resource definition, ResourceHandler handler) {
    return resource(ResourceSpec.of(definition, handler));
  }

  public McpServerBuilder resourceTemplate(ResourceTemplateSpec template) {
    templates.add(template);
    return this;
  }

  public McpServerBuilder resourceTemplate(
      ResourceTemplate definition, ResourceTemplateHandler handler) {
    return resourceTemplate(ResourceTemplateSpec.of(definition, handler));
  }

  public McpServerBuilder prompt(PromptSpec prompt) {
    prompts.add(prompt);
    return this;
  }

  public McpServerBuilder prompt(Prompt definition, PromptHandler handler) {
    return prompt(PromptSpec.of(definition, handler));
  }

  /**
   * Suggests values for one argument of a prompt or one variable of a resource template.
   *
   * @param reference to the prompt or the template
   */
  public McpServerBuilder completion(
      CompletionReference reference, String argument, CompletionHandler handler) {
    completions.put(Completions.Key.of(reference, argument), handler);
    return this;
  }

  /** Who may see what; by default everybody everything. */
  public McpServerBuilder visible(Visibility visibility) {
    this.visibility = visibility;
    return this;
  }

  /** Adds an interceptor inside of those added before. */
  public McpServerBuilder intercept(Interceptor interceptor) {
    interceptors.add(interceptor);
    return this;
  }

  /**
   * How long, and by whom, results of an operation may be reused: of {@code server/discover}, one
   * of the lists, or {@code resources/read}. By default not at all.
   */
  public McpServerBuilder cache(Method<?, ?> operation, CacheHint hint) {
    if (!CACHEABLE.contains(operation.name())) {
      throw new IllegalArgumentException(
          "expected an operation with caching hints "
              + CACHEABLE
              + " but found "
              + operation.name());
    }
    cacheHints.put(operation.name(), hint);
    return this;
  }

  /** Without it, {@link CallContext#log} does nothing and the capability is not declared. */
  public McpServerBuilder logging(boolean logging) {
    this.logging = logging;
    return this;
  }

  /** How many entries a page of a list has at most; 1,000 by default. */
  public McpServerBuilder pageSize(int entries) {
    pageSize = positive("page size", entries);
    return this;
  }

  /** How many calls may be under way at once, others are answered as busy; 10,000 by default. */
  public McpServerBuilder maxRunningCalls(int calls) {
    maxRunningCalls = positive("limit of running calls", calls);
    return this;
  }

  /** How many listen streams may be open at once; 10,000 by default. */
  public McpServerBuilder maxSubscriptions(int streams) {
    maxSubscriptions = positive("limit of subscriptions", streams);
    return this;
  }

  /** How many of them one authenticated caller may have; 100 by default. */
  public McpServerBuilder maxSubscriptionsPerCaller(int streams) {
    maxSubscriptionsPerCaller = positive("limit of subscriptions per caller", streams);
    return this;
  }

  /** How many resources one listen stream or session may be about; 1,000 by default. */
  public McpServerBuilder maxSubscribedResources(int resources) {
    maxSubscribedResources = positive("limit of subscribed resources", resources);
    return this;
  }

  /**
   * The protocol revisions to serve, such as {@code "2026-07-28"}; by default all this SDK knows.
   *
   * @throws IllegalArgumentException if there is none, or it does not know one of them
   */
  public McpServerBuilder protocolVersions(String... versions) {
    revisions = Revisions.of(Set.copyOf(List.of(versions)));
    return this;
  }

  /**
   * Lets clients of 2025-11-25 call tools as tasks, those that {@linkplain ToolSpec#taskSupport
   * support} it. Experimental in that revision and gone from the protocol since; off by default.
   */
  public McpServerBuilder experimentalTasks(TaskSettings settings) {
    tasks = settings;
    return this;
  }

  /** How long {@link McpServer#close()} waits for calls under way; 10 seconds by default. */
  public McpServerBuilder closeTimeout(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException(
          "expected a close timeout of 0 or more but found " + timeout);
    }
    closeTimeout = timeout;
    return this;
  }

  /**
   * How questions are kept between the rounds of a call. By default with a key of this process
   * alone: a server of several processes needs keys that all of them share.
   */
  public McpServerBuilder asking(Asking asking) {
    this.asking = asking;
    return this;
  }

  /** What binds arguments and results of typed tools; {@link JsonBinder#standard()} by default. */
  public McpServerBuilder jsonBinder(JsonBinder binder) {
    this.binder = binder;
    return this;
  }

  /**
   * @throws IllegalArgumentException if something cannot be served as described, with the reason
   */
  public McpServer build() {
    return new McpServer(this);
  }

  private static int positive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("expected a positive " + what + " but found " + value);
    }
    return value;
  }

  ServerSettings settings() {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("expected a server name but found an empty string");
    }
    if (visibility != null) {
      cacheHints.forEach(McpServerBuilder::requirePrivate);
    }
    return new ServerSettings(
        identity.build(),
        identified,
        instructions,
        logging,
        pageSize,
        new ServerSettings.Limits(
            maxRunningCalls, maxSubscriptions, maxSubscriptionsPerCaller, maxSubscribedResources),
        closeTimeout,
        Map.copyOf(cacheHints),
        List.copyOf(interceptors),
        visibility,
        binder == null ? JsonBinder.standard() : binder,
        asking == null ? Asking.standard() : asking,
        revisions,
        tasks);
  }

  private static void requirePrivate(String method, CacheHint hint) {
    if (hint.scope() == CacheScope.PUBLIC && !method.equals(Methods.SERVER_DISCOVER.name())) {
      throw new IllegalArgumentException(
          "results of " + method + " depend on the caller, so their cache scope cannot be public");
    }
  }

  List<ToolSpec> tools() {
    return tools;
  }

  List<ResourceSpec> resources() {
    return resources;
  }

  List<ResourceTemplateSpec> templates() {
    return templates;
  }

  List<PromptSpec> prompts() {
    return prompts;
  }

  Map<Completions.Key, CompletionHandler> completions() {
    return completions;
  }
}
