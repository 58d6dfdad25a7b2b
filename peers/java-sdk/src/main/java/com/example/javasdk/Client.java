package com.example.javasdk;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.Root;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.SubscribeRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.UnsubscribeRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/**
 * Checks our reference server, {@code examples/run everything}, with a client of the official Java
 * SDK: {@code client URL | client -- PROGRAM ARG...}. A URL that ends with /sse is of the transport
 * of 2024-11-05. Exits with 0 if all checks passed.
 */
public final class Client {

  private static final List<String> TOOLS =
      List.of(
          "echo", "add", "weather", "countdown", "book_table", "summarize", "log_messages", "fail",
          "large", "sleep", "touch", "roots", "change_tools");

  private final Peer peer;
  private final Checks checks = new Checks();
  private final BlockingQueue<ElicitFormRequest> forms = new LinkedBlockingQueue<>();
  private final BlockingQueue<CreateMessageRequest> samplings = new LinkedBlockingQueue<>();
  private final BlockingQueue<ProgressNotification> progress = new LinkedBlockingQueue<>();
  private final BlockingQueue<LoggingMessageNotification> logged = new LinkedBlockingQueue<>();
  private final BlockingQueue<List<Tool>> changedTools = new LinkedBlockingQueue<>();
  private final BlockingQueue<List<ResourceContents>> updated = new LinkedBlockingQueue<>();
  private volatile boolean declining;

  private Client(Peer peer) {
    this.peer = peer;
  }

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length == 0 || arguments.length == 1 && arguments[0].equals("--")) {
      System.err.println("usage: client URL | client -- PROGRAM ARG...");
      System.exit(2);
    }
    Client client = new Client(new Peer(List.of(arguments)));
    client.run();
    System.exit(client.checks.finish());
  }

  private void run() throws InterruptedException {
    try (McpSyncClient client = connect()) {
      handshake(client);
      tools(client);
      streams(client);
      questions(client);
      reading(client);
      changes(client);
      checks.check(
          "closes gracefully", () -> Checks.that(client.closeGracefully(), "it did not close"));
    } catch (RuntimeException e) {
      checks.check(
          "runs to its end",
          () -> {
            throw e;
          });
    }
    if (peer.overStdio()) {
      checks.check(
          "closing ends the process",
          () ->
              Checks.until(
                  () ->
                      ProcessHandle.current().children().filter(ProcessHandle::isAlive).count()
                          == 0));
    }
  }

  private McpSyncClient connect() {
    McpSyncClient client =
        peer.client()
            .clientInfo(new Implementation("java-sdk-peer", "1.0.0"))
            .capabilities(
                ClientCapabilities.builder().elicitation().sampling().roots(true).build())
            .elicitation(this::fill)
            .sampling(this::sample)
            .roots(new Root("file:///one", "one"), new Root("file:///two", "two"))
            .progressConsumer(progress::add)
            .loggingConsumer(logged::add)
            .toolsChangeConsumer(changedTools::add)
            .resourcesUpdateConsumer(updated::add)
            .build();
    client.initialize();
    return client;
  }

  private ElicitResult fill(ElicitFormRequest question) {
    forms.add(question);
    if (declining) {
      return ElicitResult.builder(ElicitResult.Action.DECLINE).build();
    }
    boolean last = question.requestedSchema().get("properties").toString().contains("confirm");
    return ElicitResult.builder(ElicitResult.Action.ACCEPT)
        .content(last ? Map.of("confirm", true) : Map.of("guests", 5, "vegetarian", true))
        .build();
  }

  private CreateMessageResult sample(CreateMessageRequest question) {
    samplings.add(question);
    return CreateMessageResult.builder(Role.ASSISTANT, "fox in short", "java-model").build();
  }

  private void handshake(McpSyncClient client) throws InterruptedException {
    String revision = peer.overSse() ? "2024-11-05" : "2025-11-25";
    checks.check(
        "connects on " + revision,
        () ->
            Checks.equal(
                revision, client.getCurrentInitializationResult().protocolVersion()));
    checks.check(
        "initialize names the server and its capabilities",
        () -> {
          Checks.equal("everything", client.getServerInfo().name());
          Checks.that(
              client.getServerInstructions().contains("everything"),
              client.getServerInstructions());
          ServerCapabilities capabilities = client.getServerCapabilities();
          Checks.equal(true, capabilities.tools().listChanged());
          Checks.equal(true, capabilities.resources().subscribe());
          Checks.that(capabilities.prompts() != null, capabilities);
          Checks.that(capabilities.logging() != null, capabilities);
        });
    checks.check("ping is answered", client::ping);
  }

  private void tools(McpSyncClient client) throws InterruptedException {
    checks.check(
        "tools/list has the reference tools, the same way twice",
        () -> {
          List<Tool> tools = client.listTools().tools();
          List<String> names = tools.stream().map(Tool::name).toList();
          Checks.that(names.containsAll(TOOLS), names);
          Checks.equal(tools, client.listTools().tools());
        });
    checks.check(
        "echo, with every kind of character",
        () -> {
          for (String message :
              List.of("hello", "", "äöü € \"quoted\" \\ \n\t", "🙂 𝄞", "\u2028 line", " spaces ")) {
            Checks.equal(
                message, Peer.text(Peer.call(client, "echo", Map.of("message", message))));
          }
        });
    checks.check(
        peer.overSse() ? "add answers as text" : "add is structured and repeated as text",
        () -> {
          CallToolResult result = Peer.call(client, "add", Map.of("a", 40, "b", 2));
          Checks.equal("{\"sum\":42}", Peer.text(result));
          Checks.equal(peer.overSse() ? null : Map.of("sum", 42), result.structuredContent());
        });
    checks.check(
        "arguments against the schema are a result the model can read",
        () -> {
          for (Map<String, Object> arguments :
              List.<Map<String, Object>>of(
                  Map.of("a", 1), Map.of("a", "one", "b", 2), Map.of("a", 1.5, "b", 2))) {
            CallToolResult result = Peer.call(client, "add", arguments);
            Checks.that(result.isError() && !Peer.text(result).isEmpty(), result);
          }
        });
    checks.check(
        "fail tool and crash are results with isError",
        () -> {
          for (String kind : List.of("tool", "crash")) {
            CallToolResult result = Peer.call(client, "fail", Map.of("kind", kind));
            Checks.that(result.isError() && !Peer.text(result).contains("secret"), result);
          }
        });
    checks.check(
        "fail protocol and an unknown tool are -32602",
        () -> {
          Checks.error(-32602, () -> Peer.call(client, "fail", Map.of("kind", "protocol")));
          Checks.error(-32602, () -> Peer.call(client, "no_such_tool", Map.of()));
        });
    checks.check(
        "a large argument comes back whole",
        () -> {
          String message = "é€🙂".repeat(50_000);
          Checks.that(
              message.equals(Peer.text(Peer.call(client, "echo", Map.of("message", message)))),
              "another text came back");
        });
    if (!peer.overStdio()) { // where this SDK fails to send from two threads at once
      checks.check("fifty calls at once get their own answers", () -> manyAtOnce(client));
    }
  }

  private static void manyAtOnce(McpSyncClient client) {
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      List<CompletableFuture<String>> answers =
          IntStream.range(0, 50)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> Peer.text(Peer.call(client, "echo", Map.of("message", "m" + i))),
                          threads))
              .toList();
      for (int i = 0; i < answers.size(); i++) {
        Checks.equal("m" + i, answers.get(i).join());
      }
    } finally {
      threads.shutdown();
    }
  }

  private void streams(McpSyncClient client) throws InterruptedException {
    checks.check(
        "countdown reports each step, rising",
        () -> {
          client.callTool(
              CallToolRequest.builder("countdown")
                  .arguments(Map.of("from", 4, "delayMs", 20))
                  .progressToken("steps")
                  .build());
          for (int step = 1; step <= 4; step++) {
            ProgressNotification told = progress.take();
            Checks.equal("steps", told.progressToken());
            Checks.equal((double) step, told.progress());
            Checks.equal(4.0, told.total());
          }
        });
    checks.check(
        "log messages come from the level on that was set",
        () -> {
          client.setLoggingLevel(LoggingLevel.ALERT);
          Peer.call(client, "log_messages", Map.of("count", 8));
          client.setLoggingLevel(LoggingLevel.EMERGENCY);
          Peer.call(client, "log_messages", Map.of("count", 8));
          List<LoggingLevel> levels = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            levels.add(logged.take().level());
          }
          Checks.equal(
              List.of(LoggingLevel.ALERT, LoggingLevel.EMERGENCY, LoggingLevel.EMERGENCY), levels);
          Checks.equal(0, logged.size());
        });
  }

  private void questions(McpSyncClient client) throws InterruptedException {
    if (peer.overSse()) {
      checks.check(
          "what this revision cannot ask is a result with isError",
          () -> {
            CallToolResult result = Peer.call(client, "book_table", Map.of("restaurant", "Noma"));
            Checks.that(result.isError() && Peer.text(result).contains("elicitation"), result);
            Checks.equal(0, forms.size());
          });
    } else {
      checks.check("book_table asks in two rounds and names guests and receipt", () -> book(client));
      checks.check(
          "a declined question ends the call with a result",
          () -> {
            declining = true;
            CallToolResult result = Peer.call(client, "book_table", Map.of("restaurant", "Noma"));
            declining = false;
            Checks.that(!Peer.text(result).contains("receipt"), result);
          });
    }
    checks.check(
        "summarize asks for a completion and uses it",
        () -> {
          CallToolResult result = Peer.call(client, "summarize", Map.of("text", "About a fox."));
          Checks.equal("Summary by java-model: fox in short", Peer.text(result));
          CreateMessageRequest asked = samplings.take();
          String prompt = ((TextContent) asked.messages().get(0).content()).text();
          Checks.that(prompt.contains("About a fox.") && asked.maxTokens() > 0, asked);
        });
    checks.check(
        "roots asks for the roots, also after they changed",
        () -> {
          Checks.equal(Set.of("file:///one", "file:///two"), roots(client));
          client.addRoot(new Root("file:///three", "three"));
          Checks.equal(Set.of("file:///one", "file:///two", "file:///three"), roots(client));
        });
    checks.check("a client that declared nothing is told what is missing", this::undeclared);
  }

  private void book(McpSyncClient client) throws InterruptedException {
    CallToolResult result = Peer.call(client, "book_table", Map.of("restaurant", "Maaemo"));
    Checks.that(Peer.text(result).contains("5 guests, vegetarian"), result);
    Checks.that(Peer.text(result).contains("receipt"), result);
    Checks.that(forms.take().requestedSchema().toString().contains("guests"), "first form");
    Checks.that(forms.take().requestedSchema().toString().contains("confirm"), "second form");
  }

  private static Set<String> roots(McpSyncClient client) {
    return Set.of(Peer.text(Peer.call(client, "roots", Map.of())).split(" "));
  }

  private void undeclared() {
    try (McpSyncClient bare = peer.client().build()) {
      bare.initialize();
      CallToolResult sampling = Peer.call(bare, "summarize", Map.of("text", "x"));
      Checks.that(sampling.isError() && Peer.text(sampling).contains("sampling"), sampling);
    }
  }

  private void reading(McpSyncClient client) throws InterruptedException {
    checks.check(
        "resources and templates are listed",
        () -> {
          List<String> uris =
              client.listResources().resources().stream().map(Resource::uri).toList();
          Checks.that(uris.containsAll(List.of("demo://greeting", "demo://logo")), uris);
          Checks.equal(
              List.of("demo://users/{id}"),
              client.listResourceTemplates().resourceTemplates().stream()
                  .map(ResourceTemplate::uriTemplate)
                  .toList());
        });
    checks.check(
        "text, binary and templated resources are read",
        () -> {
          TextResourceContents greeting = (TextResourceContents) read(client, "demo://greeting");
          Checks.that(!greeting.text().isEmpty(), greeting);
          BlobResourceContents logo = (BlobResourceContents) read(client, "demo://logo");
          Checks.equal("PNG", new String(Base64.getDecoder().decode(logo.blob()), 1, 3, java.nio.charset.StandardCharsets.US_ASCII));
          TextResourceContents user = (TextResourceContents) read(client, "demo://users/17");
          Checks.equal("User 17", user.text());
        });
    checks.check(
        "a missing resource is -32002",
        () -> Checks.error(-32002, () -> read(client, "demo://nowhere")));
    checks.check(
        "prompts are listed and filled",
        () -> {
          List<String> names =
              client.listPrompts().prompts().stream().map(Prompt::name).sorted().toList();
          Checks.equal(List.of("greet", "review"), names);
          Checks.that(prompt(client, "greet", Map.of("name", "Ada")).contains("Ada"), "greet");
        });
    checks.check(
        "a missing argument and an unknown prompt are -32602",
        () -> {
          Checks.error(-32602, () -> prompt(client, "greet", Map.of()));
          Checks.error(-32602, () -> prompt(client, "no_such_prompt", Map.of()));
        });
    if (!peer.overSse()) { // this SDK asks for the capability, which 2024-11-05 has not
      checks.check(
          "language is completed",
          () ->
              Checks.equal(
                  List.of("Java", "JavaScript"),
                  client
                      .completeCompletion(
                          new CompleteRequest(
                              new PromptReference("review"),
                              new CompleteRequest.CompleteArgument("language", "ja")))
                      .completion()
                      .values()));
    }
  }

  private static ResourceContents read(McpSyncClient client, String uri) {
    return client.readResource(new ReadResourceRequest(uri)).contents().get(0);
  }

  private static String prompt(McpSyncClient client, String name, Map<String, Object> arguments) {
    return client.getPrompt(new GetPromptRequest(name, arguments)).messages().toString();
  }

  private void changes(McpSyncClient client) throws InterruptedException {
    checks.check(
        "a subscribed resource is heard of, another is not",
        () -> {
          client.subscribeResource(new SubscribeRequest("demo://greeting"));
          Peer.call(client, "touch", Map.of("uri", "demo://logo"));
          Peer.call(client, "touch", Map.of("uri", "demo://greeting"));
          Checks.equal("demo://greeting", updated.take().get(0).uri());
          client.unsubscribeResource(new UnsubscribeRequest("demo://greeting"));
          Checks.equal(0, updated.size());
        });
    checks.check(
        "a changed list of tools is heard",
        () -> {
          for (int i = 0; i < 2; i++) {
            boolean there = Peer.text(Peer.call(client, "change_tools", Map.of())).equals("added");
            List<String> names = changedTools.take().stream().map(Tool::name).toList();
            Checks.equal(there, names.contains("extra"));
          }
        });
  }
}
