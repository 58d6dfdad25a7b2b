package dev.mcpsdk.client;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.core.memory.InMemoryTransport;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.core.transport.Servable;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.CompleteRequest;
import dev.mcpsdk.schema.CompleteResult;
import dev.mcpsdk.schema.CompletionArgument;
import dev.mcpsdk.schema.CompletionReference;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.DiscoverRequest;
import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.GetPromptRequest;
import dev.mcpsdk.schema.GetPromptResult;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.ListPromptsRequest;
import dev.mcpsdk.schema.ListPromptsResult;
import dev.mcpsdk.schema.ListResourceTemplatesRequest;
import dev.mcpsdk.schema.ListResourceTemplatesResult;
import dev.mcpsdk.schema.ListResourcesRequest;
import dev.mcpsdk.schema.ListResourcesResult;
import dev.mcpsdk.schema.ListToolsRequest;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.PingRequest;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.ReadResourceResult;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.ServerCapabilities;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.JsonException;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Talks to one server. Thread-safe; calls of any number of threads run side by side.
 *
 * <p>Blocking methods return when the answer is there and never wait without a bound. Interrupting
 * a waiting thread cancels its call, on the server too: the method throws {@link
 * java.util.concurrent.CancellationException} and the thread's interrupt stays set. All methods
 * that ask the server throw
 *
 * <ul>
 *   <li>{@link ProtocolException} if the server answers with an error,
 *   <li>{@link dev.mcpsdk.core.TransportException} if the link fails; the server may have acted,
 *   <li>{@link dev.mcpsdk.core.TimeoutException} if it takes too long; the request was cancelled,
 *   <li>{@link InvalidResponseException} if the answer is not one the protocol allows,
 *   <li>{@link InputFailedException} or {@link InputRequiredException} if the server asked
 *       something and got no answer.
 * </ul>
 */
public final class McpClient implements AutoCloseable {

  private final Session session;
  private final Runnable onClosed;

  McpClient(Session session, Runnable onClosed) {
    this.session = session;
    this.onClosed = onClosed;
  }

  /**
   * Starts the description of a client.
   *
   * @param name what the client calls itself before servers
   */
  public static McpClientBuilder builder(String name, String version) {
    return new McpClientBuilder(name, version);
  }

  /** Connects with default settings. The client owns the transport: closing it closes both. */
  public static McpClient connect(ClientTransport transport) {
    return builder("mcp-sdk-java", "0.1.0").connect(transport);
  }

  /** Connects to a server in the same process with default settings. */
  public static McpClient connect(Servable server) {
    return builder("mcp-sdk-java", "0.1.0").connect(server);
  }

  static McpClient inMemory(McpClientBuilder builder, Servable server) {
    InMemoryTransport memory = InMemoryTransport.create();
    server.serve(memory.server());
    return builder.connect(memory.client(), memory.server()::close);
  }

  /**
   * Asks the server what it is and can do, unless a fresh answer is cached. Up to 2025-11-25 the
   * handshake has said it, and nothing is sent.
   */
  public DiscoverResult discover() {
    return send(new DiscoverRequest());
  }

  /** Opens the connection and finds out whether both sides have a revision in common. */
  void open() {
    session.link().connection();
  }

  /** The revision spoken with the server, such as {@code 2026-07-28}. */
  public String protocolVersion() {
    return session.negotiation().version().text();
  }

  /** How the server last named itself; null if it has not. For people to see, not to decide by. */
  public @Nullable Implementation serverInfo() {
    return session.server();
  }

  /** What the server can do, as it last said; asks it if it never has. */
  public ServerCapabilities serverCapabilities() {
    return discovered().capabilities();
  }

  /** The server's hints for the model, as it last gave them; asks it if it never has. */
  public @Nullable String instructions() {
    return discovered().instructions();
  }

  private DiscoverResult discovered() {
    DiscoverResult known = session.discovered();
    return known != null ? known : discover();
  }

  /** All tools, page after page, within the bound on pages. */
  public List<Tool> listTools() {
    return PageWalk.all(session, new ListToolsRequest(null), CallOptions.NONE);
  }

  /** One page of tools; null for the first. */
  public ListToolsResult listTools(@Nullable String cursor) {
    return send(new ListToolsRequest(cursor));
  }

  /** All resources, page after page, within the bound on pages. */
  public List<Resource> listResources() {
    return PageWalk.all(session, new ListResourcesRequest(null), CallOptions.NONE);
  }

  /** One page of resources; null for the first. */
  public ListResourcesResult listResources(@Nullable String cursor) {
    return send(new ListResourcesRequest(cursor));
  }

  /** All resource templates, page after page, within the bound on pages. */
  public List<ResourceTemplate> listResourceTemplates() {
    return PageWalk.all(session, new ListResourceTemplatesRequest(null), CallOptions.NONE);
  }

  /** One page of resource templates; null for the first. */
  public ListResourceTemplatesResult listResourceTemplates(@Nullable String cursor) {
    return send(new ListResourceTemplatesRequest(cursor));
  }

  /** All prompts, page after page, within the bound on pages. */
  public List<Prompt> listPrompts() {
    return PageWalk.all(session, new ListPromptsRequest(null), CallOptions.NONE);
  }

  /** One page of prompts; null for the first. */
  public ListPromptsResult listPrompts(@Nullable String cursor) {
    return send(new ListPromptsRequest(cursor));
  }

  /**
   * Reads a resource.
   *
   * @throws dev.mcpsdk.core.ResourceNotFoundException if the server has none with this URI
   */
  public ReadResourceResult readResource(String uri) {
    return send(new ReadResourceRequest(uri));
  }

  public GetPromptResult getPrompt(String name, Map<String, String> arguments) {
    return send(new GetPromptRequest(name, arguments));
  }

  /** Values for an argument of a prompt or template, of which this much is typed. */
  public CompleteResult complete(CompletionReference of, String argument, String typed) {
    return send(new CompleteRequest(of, new CompletionArgument(argument, typed), Map.of()));
  }

  /**
   * Calls a tool. A failure of the tool is a result, see {@link CallToolResult#isError()}.
   *
   * @param arguments a record, map or anything else the binder writes as a JSON object, a {@link
   *     RawJson}, or null for none
   */
  public CallToolResult callTool(String name, @Nullable Object arguments) {
    return callTool(name, arguments, CallOptions.NONE);
  }

  public CallToolResult callTool(String name, @Nullable Object arguments, CallOptions options) {
    return send(new CallToolRequest(name, json(arguments)), options);
  }

  /**
   * Calls a tool and reads its structured content.
   *
   * @throws ToolException if the tool failed, with its text
   */
  public <T> T callTool(String name, @Nullable Object arguments, Class<T> type) {
    return callTool(name, arguments, type, CallOptions.NONE);
  }

  public <T> T callTool(
      String name, @Nullable Object arguments, Class<T> type, CallOptions options) {
    CallToolResult result = callTool(name, arguments, options);
    if (result.isError()) {
      throw new ToolException(text(result.content()));
    }
    RawJson content = result.structuredContent();
    if (content == null) {
      throw new InvalidResponseException(
          "expected structured content from the tool " + name + " but it gave none");
    }
    try {
      return session.settings().binder().<T>binding(type).read(content.tape(), JsonTape.ROOT);
    } catch (JsonException e) {
      throw new InvalidResponseException(
          "the result of the tool " + name + " is no " + type.getSimpleName(), e);
    }
  }

  private @Nullable RawJson json(@Nullable Object arguments) {
    if (arguments == null || arguments instanceof RawJson) {
      return (RawJson) arguments;
    }
    return session.settings().binder().toJson(arguments);
  }

  private static String text(List<Content> content) {
    StringBuilder text = new StringBuilder();
    for (Content block : content) {
      if (block instanceof TextContent part) {
        text.append(text.length() == 0 ? "" : "\n").append(part.text());
      }
    }
    return text.length() == 0 ? "the tool failed without saying why" : text.toString();
  }

  /** Sends any request and waits for its result. */
  public <R extends Result> R send(Request<R> request) {
    return send(request, CallOptions.NONE);
  }

  public <R extends Result> R send(Request<R> request, CallOptions options) {
    return session.send(request, options);
  }

  /** As {@link #sendAsync(Request, CallOptions)} with nothing special. */
  public <R extends Result> CompletableFuture<R> sendAsync(Request<R> request) {
    return sendAsync(request, CallOptions.NONE);
  }

  /**
   * Sends any request without waiting for its result. May block for back-pressure, and to connect.
   * Failures are in the future; cancelling it cancels the request on the server too. The future is
   * completed on a thread of the client's on which dependent actions may block.
   */
  public <R extends Result> CompletableFuture<R> sendAsync(
      Request<R> request, CallOptions options) {
    return session.sendAsync(request, options);
  }

  /**
   * Opens a stream of notifications and waits until the server has acknowledged it.
   *
   * @param consumer called with one notification after the other, off the thread that reads
   *     messages; may block and may use this client. Notifications that equal a waiting one are
   *     dropped
   */
  public Subscription listen(SubscriptionFilter filter, Consumer<Notification> consumer) {
    return session.subscriptions().listen(filter, consumer);
  }

  /**
   * Waits until the server says that it is there.
   *
   * @throws IllegalStateException from 2026-07-28 on, where the protocol has no such request
   */
  public void ping() {
    send(new PingRequest());
  }

  /**
   * Tells the server that it should ask for the roots again. From 2026-07-28 on it asks whenever it
   * needs them, and nothing is sent.
   *
   * @throws IllegalStateException if the client was built without roots
   */
  public void rootsChanged() {
    session.rootsChanged();
  }

  /** Cancels what is under way, ends subscriptions and closes the transport. Idempotent. */
  @Override
  public void close() {
    session.close();
    onClosed.run();
  }
}
