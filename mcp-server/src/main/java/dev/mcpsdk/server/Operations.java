package dev.mcpsdk.server;

import dev.mcpsdk.core.dialect.StatelessServerDialect;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.PagedResult;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.TaskMethods;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the server can do, by method. */
final class Operations {

  private record Offered(Operation operation, BooleanSupplier capability) {}

  private final Catalog catalog;
  private final ServerSettings settings;
  private final Map<String, Offered> byMethod = new HashMap<>();
  private final ToolOperation tools;

  Operations(
      Catalog catalog,
      ServerSettings settings,
      Subscriptions subscriptions,
      SessionNotices notices,
      @Nullable Tasks tasks,
      Semaphore asyncCalls,
      Map<Completions.Key, CompletionHandler> completions) {
    this.catalog = catalog;
    this.settings = settings;
    this.tools = new ToolOperation(catalog.tools(), asyncCalls);
    put(Methods.SERVER_DISCOVER, new Discovery(), () -> true);
    put(Methods.SUBSCRIPTIONS_LISTEN, subscriptions, () -> true);
    put(Methods.TOOLS_CALL, tools, catalog::hasTools);
    put(
        Methods.RESOURCES_READ,
        new ResourceOperation(catalog.lookup(), settings.cacheHint(Methods.RESOURCES_READ.name())),
        catalog::hasResources);
    put(Methods.PROMPTS_GET, new PromptOperation(catalog.prompts()), catalog::hasPrompts);
    put(
        Methods.COMPLETION_COMPLETE,
        new Completions(completions, catalog.prompts(), catalog.templates()),
        catalog::hasCompletions);
    put(Methods.LOGGING_SET_LEVEL, SessionOperations.setLevel(), catalog::hasLogging);
    put(Methods.RESOURCES_SUBSCRIBE, SessionOperations.subscribe(notices), catalog::hasResources);
    put(
        Methods.RESOURCES_UNSUBSCRIBE,
        SessionOperations.unsubscribe(notices),
        catalog::hasResources);
    if (tasks != null) {
      tasks(tasks);
    }
    lists();
  }

  private void tasks(Tasks tasks) {
    TaskOperations operations =
        new TaskOperations(
            tasks,
            new Cursors(settings.identity().name(), TaskMethods.LIST.name()),
            settings.pageSize());
    put(TaskMethods.GET, operations.get(), () -> true);
    put(TaskMethods.RESULT, operations.result(), () -> true);
    put(TaskMethods.CANCEL, operations.cancel(), () -> true);
    put(TaskMethods.LIST, operations.list(), () -> true);
  }

  private void lists() {
    list(Methods.TOOLS_LIST, catalog.tools(), Pages::tools, catalog::hasTools);
    list(Methods.RESOURCES_LIST, catalog.resources(), Pages::resources, catalog::hasResources);
    list(
        Methods.RESOURCES_TEMPLATES_LIST,
        catalog.templates(),
        Pages::templates,
        catalog::hasResources);
    list(Methods.PROMPTS_LIST, catalog.prompts(), Pages::prompts, catalog::hasPrompts);
  }

  private <E extends Registered> void list(
      Method<?, ? extends PagedResult<?>> method,
      Registry<E> registry,
      Function<CacheHint, ListOperation.PageMaker<E>> typed,
      BooleanSupplier capability) {
    Cursors cursors = new Cursors(settings.identity().name(), method.name());
    ListOperation.PageMaker<E> pages =
        settings.interceptors().isEmpty()
            ? Pages.encoded(method, hint(method))
            : typed.apply(hint(method));
    boolean sameForAll = settings.visibility() == null;
    put(
        method,
        new ListOperation<>(registry, cursors, settings.pageSize(), sameForAll, pages),
        capability);
  }

  private CacheHint hint(Method<?, ?> method) {
    return settings.cacheHint(method.name());
  }

  private void put(Method<?, ?> method, Operation operation, BooleanSupplier capability) {
    byMethod.put(method.name(), new Offered(operation, capability));
  }

  /** Null if the server does not have the method, or not the capability it belongs to. */
  @Nullable Operation find(String method) {
    Offered offered = byMethod.get(method);
    return offered != null && offered.capability().getAsBoolean() ? offered.operation() : null;
  }

  ToolOperation tools() {
    return tools;
  }

  /** {@code server/discover}. */
  private final class Discovery implements Operation {

    @Override
    public boolean isInline(Request<?> request, Caller caller) {
      return true;
    }

    @Override
    public Result run(Request<?> request, Call call) {
      return DiscoverResult.builder(versions(call), catalog.capabilities(true, false))
          .instructions(settings.instructions())
          .cache(hint(Methods.SERVER_DISCOVER))
          .build();
    }

    private static List<String> versions(Call call) {
      if (call.exchange().dialect() instanceof StatelessServerDialect stateless) {
        return stateless.supported();
      }
      throw new IllegalStateException(call.method() + " in a session");
    }
  }
}
