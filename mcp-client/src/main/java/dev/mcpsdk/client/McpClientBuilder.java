package dev.mcpsdk.client;

import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.core.transport.Servable;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ElicitationCompleteNotification;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.ListRootsRequest;
import dev.mcpsdk.schema.ListRootsResult;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.MetaKeys;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.json.JsonBinder;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Describes a client. What it declares to servers follows from the handlers registered here. Not
 * thread-safe; may be used for any number of connections.
 */
public final class McpClientBuilder {

  private Implementation identity;
  private boolean anonymous;
  private @Nullable ProtocolVersion pinned;
  private final Map<String, RawJson> extensions = new LinkedHashMap<>();
  private @Nullable InputHandler<ElicitFormRequest, ElicitResult> form;
  private @Nullable InputHandler<ElicitUrlRequest, ElicitResult> url;
  private @Nullable InputHandler<CreateMessageRequest, CreateMessageResult> sampling;
  private ClientCapabilities.Sampling samplingParts = new ClientCapabilities.Sampling(false, false);
  private @Nullable InputHandler<ListRootsRequest, ListRootsResult> roots;
  private Duration requestTimeout = Duration.ofSeconds(60);
  private Duration probeTimeout = Duration.ofSeconds(5);
  private EraVerdicts verdicts = EraVerdicts.SHARED;
  private Duration hardCap = Duration.ofMinutes(10);
  private boolean progressResets = true;
  private Duration inputTimeout = Duration.ofMinutes(10);
  private int maxInputRounds = 10;
  private boolean inputLoop = true;
  private int maxPendingRequests = 1_000;
  private int maxRunningHandlers = 1_000;
  private int maxPages = 1_000;
  private boolean validateOutput = true;
  private boolean relisten = true;
  private int cacheEntries = 500;
  private Duration serveStale = Duration.ZERO;
  private Supplier<String> cachePartition = () -> "";
  private LongSupplier clock = System::nanoTime;
  private JsonBinder binder = JsonBinder.standard();
  private @Nullable DiscoverResult discovered;
  private @Nullable LoggingLevel logLevel;
  private @Nullable Consumer<LoggingMessageNotification> onLog;
  private @Nullable Consumer<ElicitationCompleteNotification> onElicitationComplete;

  McpClientBuilder(String name, String version) {
    this.identity = Implementation.of(name, version);
  }

  /** Replaces name and version by a fuller identity, with title, icons and the like. */
  public McpClientBuilder identity(Implementation identity) {
    this.identity = Objects.requireNonNull(identity, "identity");
    return this;
  }

  /** Does not tell servers who the client is. */
  public McpClientBuilder anonymous() {
    this.anonymous = true;
    return this;
  }

  /**
   * Speaks this revision only. Without it the server is asked with {@code server/discover} and the
   * newest common revision is taken; one that does not know the question is taken for a server of
   * the handshake era (up to 2025-11-25). What a server turns out to speak is remembered for an
   * hour, by its URL or program.
   *
   * @throws IllegalArgumentException if this client does not speak the revision
   */
  public McpClientBuilder protocolVersion(String version) {
    ProtocolVersion known = ProtocolVersion.of(version);
    if (known == null) {
      throw new IllegalArgumentException(
          "expected one of " + VersionFeatures.all() + " but got " + version);
    }
    this.pinned = known;
    return this;
  }

  /**
   * Takes what this server told earlier, in {@link McpClient#discover}, in place of asking it: the
   * first request of the application's is the first of the connection. An error in answer to that,
   * as from a server that has changed its revisions meanwhile, ends the trust in it, and the server
   * is asked. Without a common revision in it the server is asked at once.
   */
  public McpClientBuilder discovered(DiscoverResult earlier) {
    this.discovered = Objects.requireNonNull(earlier, "earlier");
    return this;
  }

  /**
   * How long a server that is a process or shares one connection may be silent about {@code
   * server/discover} before it is taken for one of the handshake era, which ignore it; 5 s by
   * default. It is then started again.
   */
  public McpClientBuilder probeTimeout(Duration timeout) {
    this.probeTimeout = positive("probeTimeout", timeout);
    return this;
  }

  McpClientBuilder verdicts(EraVerdicts verdicts) {
    this.verdicts = verdicts;
    return this;
  }

  /**
   * Declares an extension with its settings, a JSON object.
   *
   * @param identifier with a prefix, such as {@code com.example/name}
   */
  public McpClientBuilder extension(String identifier, RawJson settings) {
    if (!MetaKeys.isWellFormed(identifier) || identifier.indexOf('/') < 0) {
      throw new IllegalArgumentException(
          "expected an identifier like com.example/name but got \"" + identifier + "\"");
    }
    if (settings.kind() != JsonKind.OBJECT) {
      throw new IllegalArgumentException(
          "expected a JSON object as settings of " + identifier + " but got " + settings.kind());
    }
    extensions.put(identifier, settings);
    return this;
  }

  /**
   * Answers questions by form. Defaults of the form are filled in for what an accepted answer
   * leaves out, and the answer is checked against the form before it is sent.
   */
  public McpClientBuilder onElicitation(InputHandler<ElicitFormRequest, ElicitResult> handler) {
    this.form = Objects.requireNonNull(handler, "handler");
    return this;
  }

  /**
   * Answers questions that lead the user to a URL. The handler must show the whole URL with its
   * host and open it only with the user's consent; the SDK itself never opens or fetches it.
   *
   * <p>A server of 2025-11-25 may also refuse a request until its user has visited pages. They are
   * shown by this handler, too; if the user agrees to all and the server says within the input
   * timeout that they are done, the request is sent once more. Otherwise it ends with {@link
   * dev.mcpsdk.core.UrlElicitationRequiredException}.
   */
  public McpClientBuilder onUrlElicitation(InputHandler<ElicitUrlRequest, ElicitResult> handler) {
    this.url = Objects.requireNonNull(handler, "handler");
    return this;
  }

  /**
   * Hears that the user is done at a page, from servers of 2025-11-25 that say so, by the {@code
   * elicitationId} the page came with. Called in order, off the thread that reads messages; if it
   * is slow, older messages are dropped. Nothing should depend on it: servers need not send it.
   */
  public McpClientBuilder onElicitationComplete(
      Consumer<ElicitationCompleteNotification> consumer) {
    this.onElicitationComplete = Objects.requireNonNull(consumer, "consumer");
    return this;
  }

  /**
   * Lets servers use the application's model; without tools and without context of servers. The
   * handler throws an {@link InputRejectedException} if the user does not want that.
   */
  public McpClientBuilder onSampling(
      InputHandler<CreateMessageRequest, CreateMessageResult> handler) {
    return onSampling(new ClientCapabilities.Sampling(false, false), handler);
  }

  /** As above, declaring which further parts of a sampling request the handler understands. */
  public McpClientBuilder onSampling(
      ClientCapabilities.Sampling parts,
      InputHandler<CreateMessageRequest, CreateMessageResult> handler) {
    this.samplingParts = Objects.requireNonNull(parts, "parts");
    this.sampling = Objects.requireNonNull(handler, "handler");
    return this;
  }

  /** Shows these roots to servers that ask. */
  public McpClientBuilder roots(Root... roots) {
    ListRootsResult answer = new ListRootsResult(List.of(roots), Meta.EMPTY);
    return roots((question, context) -> answer);
  }

  /** Decides at each question which roots to show. */
  public McpClientBuilder roots(InputHandler<ListRootsRequest, ListRootsResult> handler) {
    this.roots = Objects.requireNonNull(handler, "handler");
    return this;
  }

  /**
   * How long the server may be silent about a request before that is cancelled; 60 s by default.
   */
  public McpClientBuilder requestTimeout(Duration timeout) {
    this.requestTimeout = positive("requestTimeout", timeout);
    return this;
  }

  /** How long a request may take in all whatever progress it reports; 10 min by default. */
  public McpClientBuilder hardCap(Duration cap) {
    this.hardCap = positive("hardCap", cap);
    return this;
  }

  /** Whether progress begins the request timeout anew; true by default. */
  public McpClientBuilder progressResets(boolean resets) {
    this.progressResets = resets;
    return this;
  }

  /** How long handlers may take for one round of questions; 10 min by default. */
  public McpClientBuilder inputTimeout(Duration timeout) {
    this.inputTimeout = positive("inputTimeout", timeout);
    return this;
  }

  /** How often one request may come back with questions; 10 by default. */
  public McpClientBuilder maxInputRounds(int rounds) {
    this.maxInputRounds = positive("maxInputRounds", rounds);
    return this;
  }

  /**
   * Whether questions go to the handlers. If not, a call that raises some ends with {@link
   * InputRequiredException} and the application goes on from there.
   */
  public McpClientBuilder inputLoop(boolean on) {
    this.inputLoop = on;
    return this;
  }

  /** How many requests may wait for their answer at once, listen streams included; 1,000. */
  public McpClientBuilder maxPendingRequests(int limit) {
    this.maxPendingRequests = positive("maxPendingRequests", limit);
    return this;
  }

  /** How many handlers and consumers may run at once; 1,000 by default. */
  public McpClientBuilder maxRunningHandlers(int limit) {
    this.maxRunningHandlers = positive("maxRunningHandlers", limit);
    return this;
  }

  /** How many pages a list may have; 1,000 by default. */
  public McpClientBuilder maxPages(int pages) {
    this.maxPages = positive("maxPages", pages);
    return this;
  }

  /**
   * Whether the structured content of results is checked against the output schema of tools that
   * were listed before; true by default.
   */
  public McpClientBuilder validateOutput(boolean on) {
    this.validateOutput = on;
    return this;
  }

  /** Whether broken listen streams are opened again; true by default. */
  public McpClientBuilder relisten(boolean on) {
    this.relisten = on;
    return this;
  }

  /** How many answers the cache keeps, as long as servers allow; 500 by default, 0 for none. */
  public McpClientBuilder cacheEntries(int entries) {
    if (entries < 0) {
      throw new IllegalArgumentException("expected cacheEntries >= 0 but got " + entries);
    }
    this.cacheEntries = entries;
    return this;
  }

  /**
   * For how long after its time a cached answer may still be given if the server cannot be reached
   * or does not answer in time. Not at all by default. What the server has said to be outdated is
   * never given.
   */
  public McpClientBuilder serveStale(Duration atMost) {
    if (atMost.isNegative()) {
      throw new IllegalArgumentException("expected serveStale >= 0 but got " + atMost);
    }
    this.serveStale = atMost;
    return this;
  }

  /**
   * Names the principal on whose behalf requests are sent, asked before each one. Private answers
   * given to one are never shown to another. Never use the credentials themselves.
   */
  public McpClientBuilder cachePartition(Supplier<String> principal) {
    this.cachePartition = Objects.requireNonNull(principal, "principal");
    return this;
  }

  McpClientBuilder clock(LongSupplier nanoTime) {
    this.clock = nanoTime;
    return this;
  }

  /** Binds the application's types; {@link JsonBinder#standard()} by default. */
  public McpClientBuilder binder(JsonBinder binder) {
    this.binder = Objects.requireNonNull(binder, "binder");
    return this;
  }

  /**
   * Asks for log messages of this level and above: with every request, or up to 2025-11-25 once for
   * the session, where the level of a single call has no effect. The consumer is called in order,
   * off the thread that reads messages; if it is slow, older messages are dropped.
   */
  public McpClientBuilder onLog(LoggingLevel level, Consumer<LoggingMessageNotification> consumer) {
    this.logLevel = Objects.requireNonNull(level, "level");
    this.onLog = Objects.requireNonNull(consumer, "consumer");
    return this;
  }

  /**
   * Connects; asks the server what it speaks unless a revision is pinned. The client owns the
   * transport from here on, and closes it if this fails.
   *
   * @throws dev.mcpsdk.core.UnsupportedVersionException if the two have no revision in common
   * @throws dev.mcpsdk.core.TransportException if the server cannot be reached
   */
  public McpClient connect(ClientTransport transport) {
    return connect(transport, () -> {});
  }

  /** Connects to a server in the same process, as {@link #connect(ClientTransport)} does. */
  public McpClient connect(Servable server) {
    return McpClient.inMemory(this, server);
  }

  McpClient connect(ClientTransport transport, Runnable onClosed) {
    InputHandlers handlers = new InputHandlers(form, url, sampling, samplingParts, roots);
    Negotiation negotiation =
        new Negotiation(handlers.capabilities(extensions), anonymous ? null : identity, pinned);
    McpClient client =
        new McpClient(new Session(transport, negotiation, settings(handlers)), onClosed);
    try {
      client.open();
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
    return client;
  }

  private ClientSettings settings(InputHandlers handlers) {
    return new ClientSettings(
        handlers,
        requestTimeout,
        probeTimeout,
        verdicts,
        hardCap.compareTo(requestTimeout) < 0 ? requestTimeout : hardCap,
        progressResets,
        inputTimeout,
        maxInputRounds,
        inputLoop,
        maxPendingRequests,
        maxRunningHandlers,
        maxPages,
        validateOutput,
        relisten,
        cacheEntries,
        serveStale,
        cachePartition,
        clock,
        binder,
        discovered,
        logLevel,
        onLog,
        onElicitationComplete);
  }

  private static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("expected a positive " + name + " but got " + value);
    }
    return value;
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("expected a positive " + name + " but got " + value);
    }
    return value;
  }
}
