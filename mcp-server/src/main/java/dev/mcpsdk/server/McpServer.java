package dev.mcpsdk.server;

import dev.mcpsdk.core.dialect.StatelessServerDialect;
import dev.mcpsdk.core.engine.HandlerThreads;
import dev.mcpsdk.core.engine.Requester;
import dev.mcpsdk.core.transport.Servable;
import dev.mcpsdk.core.transport.ServerTransport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server of the Model Context Protocol: tools, resources, resource templates, prompts and
 * completions behind any number of transports at once. Thread-safe.
 *
 * <pre>{@code
 * McpServer server = McpServer.builder("weather", "1.0.0")
 *     .tool("forecast", "Forecast for a city", Where.class, Forecast.class, (where, ctx) -> …)
 *     .build();
 * server.serve(transport);
 * server.awaitClose();
 * }</pre>
 */
public final class McpServer implements Servable, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(McpServer.class);

  private final ServerSettings settings;
  private final Catalog catalog;
  private final Changes changes = new Changes();
  private final Subscriptions subscriptions;
  private final SessionNotices notices;
  private final @Nullable Tasks tasks;
  private final CallTerms terms;
  private final Operations operations;
  private final Execution execution;
  private final Live<ToolSpec, RegisteredTool> tools;
  private final Live<ResourceSpec, RegisteredResource> resources;
  private final Live<ResourceTemplateSpec, RegisteredResourceTemplate> templates;
  private final Live<PromptSpec, RegisteredPrompt> prompts;
  private final Set<ServerTransport> transports = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);

  McpServer(McpServerBuilder builder) {
    settings = builder.settings();
    catalog =
        new Catalog(settings.visibility(), !builder.completions().isEmpty(), settings.logging());
    ToolCompiler compiler = new ToolCompiler(settings.binder());
    tools = new Live<>(catalog.tools(), compiler::compile, changes);
    resources = new Live<>(catalog.resources(), RegisteredResource::of, changes);
    templates = new Live<>(catalog.templates(), RegisteredResourceTemplate::of, changes);
    prompts = new Live<>(catalog.prompts(), RegisteredPrompt::of, changes);
    tools.addAll(builder.tools());
    resources.addAll(builder.resources());
    templates.addAll(builder.templates());
    prompts.addAll(builder.prompts());
    HandlerThreads threads = HandlerThreads.create("mcp-server-", settings.limits().runningCalls());
    Semaphore asyncCalls = new Semaphore(settings.limits().runningCalls());
    subscriptions = new Subscriptions(catalog, settings.limits(), threads::tryExecute);
    changes.addSink(subscriptions);
    notices = new SessionNotices(catalog, settings.limits().subscribedResources());
    changes.addSink(notices);
    TaskSettings taskSettings = settings.tasks();
    tasks = taskSettings == null ? null : new Tasks(taskSettings, catalog.tools());
    terms = new CallTerms(settings.logging(), settings.identity().name(), settings.asking());
    operations =
        new Operations(
            catalog, settings, subscriptions, notices, tasks, asyncCalls, builder.completions());
    execution = new Execution(threads, asyncCalls, settings);
  }

  /**
   * Begins to describe a server.
   *
   * @param name the programmatic name
   * @param version of the server, not of the protocol
   */
  public static McpServerBuilder builder(String name, String version) {
    return new McpServerBuilder(name, version);
  }

  /** The tools, to be changed while they are served. */
  public LiveFeatures<ToolSpec> tools() {
    return tools;
  }

  /** The resources, to be changed while they are served. */
  public LiveFeatures<ResourceSpec> resources() {
    return resources;
  }

  /** The resource templates, to be changed while they are served. */
  public LiveFeatures<ResourceTemplateSpec> resourceTemplates() {
    return templates;
  }

  /** The prompts, to be changed while they are served. */
  public LiveFeatures<PromptSpec> prompts() {
    return prompts;
  }

  /** Tells all who listen for this resource that its contents have changed. Never blocks. */
  public void resourceUpdated(String uri) {
    changes.resourceUpdated(uri);
  }

  /**
   * Tells the client that was asked to open this page that its user is done there, so that it need
   * not wait to be told by the user (2025-11-25). Does nothing if no session was sent to exactly
   * this URL, as in other revisions, which have no word for it. Never blocks.
   *
   * @param url as of {@link dev.mcpsdk.server.ask.Question#url}
   */
  public void elicitationCompleted(String url) {
    notices.pageDone(url);
  }

  /**
   * Starts the transport and answers what it delivers, until it or this server is closed, which
   * closes it too.
   *
   * @throws IllegalStateException if this server is closed
   * @throws dev.mcpsdk.core.TransportException if the transport cannot start
   */
  @Override
  public void serve(ServerTransport transport) {
    if (closed.get()) {
      throw new IllegalStateException("the server is closed");
    }
    transports.add(transport);
    boolean started = false;
    try {
      transport.start(dispatcher(transport));
      started = true;
    } finally {
      if (!started) {
        transports.remove(transport);
      }
    }
    transport.onEnded(() -> ended(transport));
    if (closed.get()) {
      transport.close();
    }
  }

  private Dispatcher dispatcher(ServerTransport transport) {
    List<String> versions = settings.revisions().names(transport.handshakes());
    Requester requester = new Requester(settings.limits().runningCalls());
    Connections connections = new Connections();
    return new Dispatcher(
        transport.traits(),
        new Eras(
            transport.traits(),
            settings.revisions(),
            new StatelessServerDialect(
                settings.identified() ? settings.identity() : null, versions),
            connections,
            new Handshakes(settings, catalog, connections, notices, requester, tasks)),
        requester,
        terms,
        operations,
        execution,
        tasks);
  }

  private void ended(ServerTransport transport) {
    transports.remove(transport);
    if (transports.isEmpty()) {
      over.countDown();
    }
  }

  /**
   * Waits until this server is closed or the last of its transports has ended by itself, as stdio
   * does at the end of its input. Returns at once, with the interrupt still set, if the thread is
   * interrupted.
   */
  public void awaitClose() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends in order: takes no further calls, ends listen streams with their result, waits for the
   * calls under way (at most the {@linkplain McpServerBuilder#closeTimeout close timeout}), cancels
   * the rest, closes the transports. Idempotent; never throws.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Duration timeout = settings.closeTimeout();
    execution.beginClose();
    subscriptions.close();
    execution.close(timeout.toNanos());
    for (ServerTransport transport : transports) {
      try {
        transport.close();
      } catch (RuntimeException e) {
        log.warn("a transport did not close", e);
      }
    }
    over.countDown();
  }
}
