package dev.mcpsdk.client;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.core.McpException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.core.dialect.Outcome;
import dev.mcpsdk.core.engine.HandlerThreads;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.DiscoverRequest;
import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.ElicitationCompleteNotification;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InitializeResult;
import dev.mcpsdk.schema.ListToolsRequest;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.RootsListChangedNotification;
import dev.mcpsdk.schema.ServerCapabilities;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolListChangedNotification;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the calls and streams of one client share. Thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // the actions see to their own failures
final class Session implements AutoCloseable, Opening.Listener {

  private static final Logger log = LoggerFactory.getLogger(Session.class);
  private static final int LOG_LIMIT = 1_000;

  private final ClientSettings settings;
  private final Negotiation negotiation;
  private final HandlerThreads threads;
  private final HandlerThreads handlerThreads;
  private final ServerLink link;
  private final ResponseCache cache;
  private final ToolCatalog tools;
  private final Answerer answerer;
  private final Subscriptions subscriptions;
  private final PageVisits visits;
  private final Set<Call<?>> calls = ConcurrentHashMap.newKeySet();
  private final @Nullable Mailbox<LoggingMessageNotification> logs;
  private volatile @Nullable Implementation server;
  private volatile @Nullable DiscoverResult discovered;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Whether what the server speaks is known from earlier only, and nothing has confirmed it. */
  private final AtomicBoolean unconfirmed = new AtomicBoolean();

  Session(ClientTransport transport, Negotiation negotiation, ClientSettings settings) {
    this.settings = settings;
    this.negotiation = negotiation;
    this.threads = HandlerThreads.create("mcp-client-", settings.maxRunningHandlers());
    this.handlerThreads = HandlerThreads.create("mcp-handler-", settings.maxRunningHandlers());
    this.link =
        new ServerLink(
            transport,
            new Opening(transport, negotiation, settings, this::connection, this),
            settings.requestTimeout().plus(settings.probeTimeout()));
    this.cache =
        new ResponseCache(settings.cacheEntries(), settings.serveStale(), settings.clock());
    this.tools = new ToolCatalog(this::mirrorsParameters);
    this.answerer = new Answerer(settings.handlers(), negotiation::wire);
    this.subscriptions = new Subscriptions(this);
    this.visits = new PageVisits(this);
    Consumer<LoggingMessageNotification> onLog = settings.onLog();
    this.logs = onLog == null ? null : Mailbox.ordered(threads, onLog, LOG_LIMIT);
  }

  ClientSettings settings() {
    return settings;
  }

  Negotiation negotiation() {
    return negotiation;
  }

  /** For what is soon done. */
  HandlerThreads threads() {
    return threads;
  }

  /** For what waits for people: on JDK 17 they would use up the threads of all else. */
  HandlerThreads handlerThreads() {
    return handlerThreads;
  }

  ServerLink link() {
    return link;
  }

  ResponseCache cache() {
    return cache;
  }

  Answerer answerer() {
    return answerer;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  PageVisits visits() {
    return visits;
  }

  boolean closed() {
    return closed.get();
  }

  /** As the server last named itself. */
  @Nullable Implementation server() {
    return server;
  }

  @Nullable DiscoverResult discovered() {
    return discovered;
  }

  /** As the server last declared them; none if it has not. */
  ServerCapabilities knownCapabilities() {
    DiscoverResult known = discovered;
    return known == null ? ServerCapabilities.NONE : known.capabilities();
  }

  private Connection connection() {
    return new Connection(link.traits(), negotiation, this::notified, new ServerQuestions(this));
  }

  @Override
  public void discovered(DiscoverResult facts, JsonRpcResult answer) {
    met(facts, answer.frame().serverInfo());
    cache.put(new DiscoverRequest(), facts, settings.cachePartition().get(), cache.mark());
  }

  @Override
  public void initialized(InitializeResult facts) {
    DiscoverResult same =
        new DiscoverResult(
            List.of(facts.protocolVersion()),
            facts.capabilities(),
            facts.instructions(),
            null,
            facts.meta());
    met(same, facts.serverInfo());
  }

  private void met(DiscoverResult facts, @Nullable Implementation named) {
    discovered = facts;
    if (named != null) {
      server = named;
    }
  }

  /** A stream in the way of the server's era; connects to find out which one that is. */
  NotificationStream stream(Subscription subscription, SubscriptionFilter filter) {
    link.connection();
    return negotiation.handshake()
        ? new SessionStream(subscription, this, filter)
        : new ListenStream(subscription, this, filter);
  }

  private boolean mirrorsParameters() {
    return link.traits().mirrorsParameters() && !negotiation.handshake();
  }

  <R extends Result> R send(Request<R> request, CallOptions options) {
    String partition = settings.cachePartition().get();
    R cached = cached(request, options, partition);
    if (cached != null) {
      return cached;
    }
    long mark = cache.mark();
    Call<R> call = new Call<>(this, request, options, limits(options));
    call.start();
    R received;
    try {
      received = call.await();
    } catch (TransportException | TimeoutException e) {
      R stale = stale(request, options, partition, e);
      if (stale == null) {
        throw e;
      }
      return stale;
    }
    return settle(call, received, partition, mark);
  }

  <R extends Result> CompletableFuture<R> sendAsync(Request<R> request, CallOptions options) {
    String partition = settings.cachePartition().get();
    R cached;
    try {
      cached = cached(request, options, partition);
    } catch (TransportException e) {
      return CompletableFuture.failedFuture(e);
    }
    if (cached != null) {
      return CompletableFuture.completedFuture(cached);
    }
    long mark = cache.mark();
    CompletableFuture<R> future = new CompletableFuture<>();
    Call<R> call = new Call<>(this, request, options, limits(options));
    future.whenComplete(
        (result, failure) -> {
          if (future.isCancelled()) {
            call.cancel("cancelled by the application");
          }
        });
    call.start();
    call.future()
        .whenComplete(
            (result, failure) ->
                execute(
                    () -> {
                      R stale =
                          failure == null ? null : stale(request, options, partition, failure);
                      if (stale != null) {
                        future.complete(stale);
                      } else if (failure != null) {
                        future.completeExceptionally(failure);
                      } else {
                        future.complete(settle(call, result, partition, mark));
                      }
                    },
                    future::completeExceptionally));
    return future;
  }

  private <R extends Result> @Nullable R cached(
      Request<R> request, CallOptions options, String partition) {
    if (closed.get()) {
      throw new TransportException("this client is closed");
    }
    DiscoverResult known = discovered;
    if (request instanceof DiscoverRequest && negotiation.handshake() && known != null) {
      // The handshake has said it, for as long as the session lives.
      return request.method().resultType().cast(known);
    }
    return options.cacheUse() == CallOptions.CacheUse.NORMAL ? cache.get(request, partition) : null;
  }

  /** What is better than nothing when the server cannot be asked. */
  private <R extends Result> @Nullable R stale(
      Request<R> request, CallOptions options, String partition, Throwable failure) {
    boolean unreachable =
        failure instanceof TransportException || failure instanceof TimeoutException;
    if (!unreachable || closed.get() || options.cacheUse() != CallOptions.CacheUse.NORMAL) {
      return null;
    }
    R stale = cache.stale(request, partition);
    if (stale != null) {
      log.debug("{} failed, an answer whose time is over is given", request.method(), failure);
    }
    return stale;
  }

  private Call.Limits limits(CallOptions options) {
    Duration timeout = options.timeout() == null ? settings.requestTimeout() : options.timeout();
    Duration cap = settings.hardCap();
    return new Call.Limits(timeout, timeout.compareTo(cap) > 0 ? timeout : cap);
  }

  /** What is left to do with a result; not for the thread that reads messages. */
  private <R extends Result> R settle(Call<R> call, R received, String partition, long mark) {
    Request<R> request = call.request();
    R result = received;
    if (received instanceof ListToolsResult page) {
      result = request.method().resultType().cast(tools.admit(page));
    } else if (received instanceof DiscoverResult facts) {
      discovered = facts;
    } else if (received instanceof CallToolResult called
        && request instanceof CallToolRequest asked
        && settings.validateOutput()) {
      KnownTool tool = tools.find(asked.name());
      if (tool != null) {
        tool.check(called);
      }
    }
    if (call.mayBeCached()) {
      cache.put(request, result, partition, mark);
    }
    return result;
  }

  <R extends Result> Outcome<R> read(JsonRpcResult result, Request<R> request) {
    Implementation named = result.frame().serverInfo();
    if (named != null) {
      server = named;
    }
    if (unconfirmed.get()) {
      unconfirmed.set(false);
    }
    try {
      return negotiation.read(result, request.method().resultType());
    } catch (ProtocolException e) {
      throw new InvalidResponseException(String.valueOf(e.getMessage()), e);
    }
  }

  @Nullable Implementation identity(ResultFrame frame) {
    return frame.serverInfo() == null ? server : frame.serverInfo();
  }

  @Override
  public void recalled(DiscoverResult earlier) {
    discovered = earlier;
    unconfirmed.set(true);
  }

  /** Whether the error ends the trust in what the server said earlier: then it is to be asked. */
  boolean refutes(ProtocolException error) {
    boolean ofVersions =
        error instanceof UnsupportedVersionException || Opening.mayTellOtherEra(error.code());
    if (!ofVersions || !unconfirmed.compareAndSet(true, false)) {
      return false;
    }
    discovered = null;
    return true;
  }

  boolean adopt(List<String> supported) {
    return negotiation.adopt(supported);
  }

  /** Whether another era may be tried, and then it will be: before the next request is sent. */
  boolean rethink() {
    if (negotiation.pinned() != null || negotiation.handshake()) {
      return false;
    }
    link.rethink();
    return true;
  }

  @Nullable LoggingLevel logLevel(CallOptions options) {
    return options.logLevel() == null ? settings.logLevel() : options.logLevel();
  }

  /**
   * The plain values of the headers that repeat parameters of this request.
   *
   * @param given the tool's definition, null to go by what was listed
   */
  Map<String, String> headers(Request<?> request, @Nullable Tool given) {
    if (request instanceof CallToolRequest call && mirrorsParameters()) {
      KnownTool tool = given == null ? tools.find(call.name()) : KnownTool.of(given);
      if (tool != null) {
        return tool.headerValues(call.arguments());
      }
    }
    return Map.of();
  }

  /** Lists tools until the definition of this one is there; blocks. */
  void relearn(String tool) {
    tools.forget();
    Predicate<List<Tool>> untilFound = page -> tools.find(tool) == null;
    PageWalk.visit(this, new ListToolsRequest(null), CallOptions.NONE.refresh(), untilFound);
  }

  /** Notifications may have been lost: what they could have outdated is no longer trusted. */
  void missed(SubscriptionFilter filter) {
    cache.invalidate(filter);
    if (filter.toolsListChanged()) {
      tools.forget();
    }
  }

  /** Runs a task that may block; a failure of it, or a lack of threads, goes to the handler. */
  void execute(Runnable task, Consumer<Throwable> onFailure) {
    Runnable guarded =
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            onFailure.accept(e);
          }
        };
    if (!threads.tryExecute(guarded)) {
      // Also the way out once this is closed: whoever waits must hear of it.
      ForkJoinPool.commonPool().execute(guarded);
    }
  }

  void rootsChanged() {
    if (settings.handlers().roots() == null) {
      throw new IllegalStateException("this client was built without roots");
    }
    Connection open = link.currentConnection();
    if (open != null && negotiation.handshake()) {
      open.channel().send(negotiation.notification(new RootsListChangedNotification()));
    }
  }

  void register(Call<?> call) {
    calls.add(call);
    if (closed.get()) {
      call.cancel("client closed");
    }
  }

  void unregister(Call<?> call) {
    calls.remove(call);
  }

  private void notified(JsonRpcNotification message) {
    Notification news = message.notification();
    if (news == null) {
      log.debug("dropped a notification that is unknown or faulty: {}", message.method());
      return;
    }
    cache.invalidate(news);
    if (news instanceof ToolListChangedNotification) {
      tools.forget();
    }
    if (news instanceof LoggingMessageNotification entry) {
      if (logs != null) {
        logs.offer(entry);
      }
    } else if (news instanceof ElicitationCompleteNotification done) {
      visits.done(done);
    } else {
      subscriptions.notified(message.subscriptionId(), news);
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    closing("subscriptions", subscriptions::close);
    closing("calls", () -> calls.forEach(call -> call.cancel("client closed")));
    closing("connection", link::close);
    closing("threads", threads::close);
    closing("handler threads", handlerThreads::close);
  }

  private static void closing(String part, Runnable action) {
    try {
      action.run();
    } catch (McpException | IllegalStateException e) {
      log.warn("could not close the {} of a client", part, e);
    }
  }
}
