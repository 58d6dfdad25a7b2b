package dev.mcpsdk.examples.cli;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.client.Subscription;
import dev.mcpsdk.core.McpException;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.schema.CompletionReference;
import dev.mcpsdk.schema.ListPromptsResult;
import dev.mcpsdk.schema.ListResourcesResult;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplateReference;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.transport.http.HttpClientTransport;
import dev.mcpsdk.transport.stdio.StdioClientTransport;
import dev.mcpsdk.transport.websocket.WebSocketClientTransport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client for the command line: one JSON document on standard output, everything else on standard
 * error.
 */
public final class Client {

  private final Arguments arguments;

  private Client(Arguments arguments) {
    this.arguments = arguments;
  }

  /** Exits with 1 if the command fails, with 2 if it cannot be understood. */
  public static void main(String[] given) {
    int status = 0;
    try {
      RawJson document = new Client(Arguments.parse(given)).run();
      System.out.println(document);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(Arguments.USAGE);
      status = 2;
    } catch (McpException e) {
      System.err.println("failed: " + e.getMessage());
      status = 1;
    } catch (InterruptedException e) {
      status = 1;
    }
    System.exit(status);
  }

  private RawJson run() throws InterruptedException {
    Answers answers = new Answers(arguments.answers);
    McpClientBuilder builder =
        McpClient.builder("mcp-sdk-cli", "0.1.0")
            .onElicitation((question, context) -> answers.form(question))
            .onUrlElicitation((question, context) -> answers.url(question))
            .onSampling((question, context) -> answers.sample(question))
            .onLog(
                LoggingLevel.DEBUG,
                message -> System.err.println("log " + message.level() + ": " + message.data()));
    if (arguments.revision != null) {
      builder.protocolVersion(arguments.revision);
    }
    try (McpClient client = builder.roots(root()).connect(transport())) {
      return execute(client);
    }
  }

  private static Root root() {
    return Root.of(Path.of("").toAbsolutePath());
  }

  private ClientTransport transport() {
    if (arguments.url == null) {
      return StdioClientTransport.builder(arguments.program)
          .stderr(line -> System.err.println("server: " + line))
          .build();
    }
    if (arguments.url.startsWith("ws:") || arguments.url.startsWith("wss:")) {
      return WebSocketClientTransport.builder(arguments.url)
          .headers(() -> arguments.headers)
          .build();
    }
    return HttpClientTransport.builder(arguments.url).headers(() -> arguments.headers).build();
  }

  private RawJson execute(McpClient client) throws InterruptedException {
    return switch (arguments.command.get(0)) {
      case "discover" -> WireJson.of(client.discover());
      case "tools" -> WireJson.of(new ListToolsResult(client.listTools(), null, null, Meta.EMPTY));
      case "resources" -> resources(client);
      case "prompts" ->
          WireJson.of(new ListPromptsResult(client.listPrompts(), null, null, Meta.EMPTY));
      case "call" -> call(client);
      case "read" -> WireJson.of(client.readResource(arguments.word(1, "a URI")));
      case "prompt" ->
          WireJson.of(
              client.getPrompt(
                  arguments.word(1, "a name"), strings(arguments.word(2, "arguments as JSON"))));
      case "complete" -> complete(client);
      case "listen" -> listen(client);
      default -> throw new IllegalArgumentException("unknown command " + arguments.command.get(0));
    };
  }

  private static RawJson resources(McpClient client) {
    List<Resource> resources = client.listResources();
    return WireJson.of(new ListResourcesResult(resources, null, null, Meta.EMPTY));
  }

  private RawJson call(McpClient client) {
    RawJson input =
        arguments.command.size() > 2
            ? Arguments.json(arguments.command.get(2))
            : RawJson.EMPTY_OBJECT;
    CallOptions options = CallOptions.NONE.progress(Client::show);
    return WireJson.of(client.callTool(arguments.word(1, "a tool's name"), input, options));
  }

  private static void show(ProgressNotification progress) {
    String total = progress.total() == null ? "" : " of " + progress.total();
    String message = progress.message() == null ? "" : " " + progress.message();
    System.err.println("progress: " + progress.progress() + total + message);
  }

  private static Map<String, String> strings(String json) {
    Map<String, String> map = new LinkedHashMap<>();
    var in = Arguments.json(json).reader();
    in.beginObject();
    while (in.nextMember()) {
      map.put(in.memberName(), in.string());
    }
    return map;
  }

  private RawJson complete(McpClient client) {
    String name = arguments.word(2, "a prompt's name or a URI template");
    CompletionReference of =
        switch (arguments.word(1, "prompt or resource")) {
          case "prompt" -> PromptReference.of(name);
          case "resource" -> new ResourceTemplateReference(name);
          default ->
              throw new IllegalArgumentException("expected prompt or resource after complete");
        };
    return WireJson.of(
        client.complete(of, arguments.word(3, "an argument"), arguments.word(4, "a value")));
  }

  private RawJson listen(McpClient client) throws InterruptedException {
    long seconds = Long.parseLong(arguments.word(1, "a number of seconds"));
    List<String> uris = new ArrayList<>();
    client.listResources().forEach(resource -> uris.add(resource.uri()));
    Queue<Notification> heard = new ConcurrentLinkedQueue<>();
    SubscriptionFilter filter = new SubscriptionFilter(true, true, true, uris, Map.of());
    try (Subscription subscription =
        client.listen(
            filter,
            notification -> {
              heard.add(notification);
              System.err.println("heard: " + notification.method());
            })) {
      System.err.println("listening for " + seconds + " s");
      subscription
          .ended()
          .orTimeout(seconds, TimeUnit.SECONDS)
          .exceptionally(timeIsUp -> null)
          .join();
    }
    JsonWriter out = new JsonWriter();
    out.beginObject().name("notifications").beginArray();
    heard.forEach(notification -> WireJson.write(out, notification));
    return RawJson.of(out.endArray().endObject().toString());
  }
}
