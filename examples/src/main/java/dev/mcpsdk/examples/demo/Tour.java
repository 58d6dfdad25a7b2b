package dev.mcpsdk.examples.demo;

import static dev.mcpsdk.examples.demo.Transcript.check;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.client.Subscription;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a client does with the everything server, whatever is between them. */
final class Tour {

  private final Transcript transcript;

  Tour(Transcript transcript) {
    this.transcript = transcript;
  }

  /** Connects and goes through everything. */
  void run(Function<McpClientBuilder, McpClient> connect) throws Exception {
    McpClientBuilder builder =
        McpClient.builder("demo", "0.1.0")
            .onElicitation((question, context) -> answer(question))
            .onSampling(
                (question, context) ->
                    CreateMessageResult.text("Many words, one sentence.", "demo-model"));
    try (McpClient client = connect.apply(builder)) {
      transcript.step("server/discover", () -> client.discover().capabilities());
      transcript.step(
          "tools/list",
          () -> client.listTools().stream().map(Tool::name).collect(Collectors.joining(", ")));
      callTools(client);
      readAndPrompt(client);
      listen(client);
      cancel(client);
    }
  }

  private void callTools(McpClient client) throws Exception {
    String echo =
        transcript.step(
            "tools/call echo",
            () -> text(client.callTool("echo", Map.of("message", "héllo, wörld"))));
    check(echo.equals("héllo, wörld"), "the echo");
    RawJson sum =
        transcript.step(
            "tools/call add (typed, structured)",
            () -> client.callTool("add", Map.of("a", 20, "b", 22), RawJson.class));
    check(sum.equals(RawJson.of("{\"sum\":42}")), "the sum 42");
    transcript.step(
        "tools/call weather",
        () ->
            client
                .callTool("weather", Map.of("city", "Oslo", "unit", "celsius"))
                .structuredContent());
    AtomicInteger steps = new AtomicInteger();
    CallOptions withProgress =
        CallOptions.NONE.progress(
            progress -> {
              steps.incrementAndGet();
              transcript.note(
                  "progress "
                      + progress.progress()
                      + " of "
                      + progress.total()
                      + ": "
                      + progress.message());
            });
    transcript.step(
        "tools/call countdown (with progress)",
        () -> text(client.callTool("countdown", Map.of("from", 3, "delayMs", 50), withProgress)));
    check(steps.get() == 3, "three steps of progress");
    String booked =
        transcript.step(
            "tools/call book_table (two rounds of questions)",
            () -> text(client.callTool("book_table", Map.of("restaurant", "Chez Demo"))));
    check(booked.contains("4 guests") && booked.contains("R-"), "guests and receipt");
    transcript.step(
        "tools/call summarize (asks our model)",
        () -> text(client.callTool("summarize", Map.of("text", "Lorem ipsum …"))));
    transcript.step(
        "tools/call add with a wrong argument: an error the model can read",
        () -> {
          CallToolResult refused = client.callTool("add", Map.of("a", "twenty", "b", 22));
          check(refused.isError(), "an error");
          return text(refused);
        });
  }

  private void readAndPrompt(McpClient client) throws Exception {
    transcript.step("resources/read demo://greeting", () -> read(client, "demo://greeting"));
    String user =
        transcript.step(
            "resources/read demo://users/7 (template)", () -> read(client, "demo://users/7"));
    check(user.equals("User 7"), "user 7");
    transcript.step(
        "prompts/get greet", () -> client.getPrompt("greet", Map.of("name", "Ada")).messages());
    List<String> languages =
        transcript.step(
            "completion/complete review.language \"ja\"",
            () -> client.complete(PromptReference.of("review"), "language", "ja").values());
    check(languages.equals(List.of("Java", "JavaScript")), "Java and JavaScript");
  }

  private void listen(McpClient client) throws Exception {
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    SubscriptionFilter filter =
        new SubscriptionFilter(true, false, false, List.of("demo://greeting"), Map.of());
    try (Subscription subscription = client.listen(filter, heard::add)) {
      transcript.step("subscriptions/listen", subscription::acknowledged);
      transcript.step(
          "a change is heard",
          () -> {
            client.callTool("touch", Map.of("uri", "demo://greeting"));
            return heard.poll(10, TimeUnit.SECONDS);
          });
    }
  }

  private void cancel(McpClient client) throws Exception {
    int before = Integer.parseInt(read(client, "demo://cancellations"));
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    SubscriptionFilter filter =
        new SubscriptionFilter(false, false, false, List.of("demo://cancellations"), Map.of());
    try (Subscription subscription = client.listen(filter, heard::add)) {
      check(
          subscription.refused().resourceSubscriptions().isEmpty(), "an acknowledged subscription");
      CompletableFuture<CallToolResult> call =
          client.sendAsync(new CallToolRequest("sleep", RawJson.of("{\"ms\":60000}")));
      transcript.step(
          "a call is cancelled, and the server stops working on it",
          () -> {
            // Not before the server has begun: its answer to a later request says that it has.
            read(client, "demo://greeting");
            call.cancel(true);
            check(heard.poll(10, TimeUnit.SECONDS) != null, "a change of the counter");
            int after = Integer.parseInt(read(client, "demo://cancellations"));
            check(after == before + 1, "one cancellation more");
            return "cancellations: " + before + " -> " + after;
          });
    }
  }

  private static ElicitResult answer(ElicitFormRequest question) {
    boolean party = question.requestedSchema().properties().containsKey("guests");
    return ElicitResult.accept(
        RawJson.of(party ? "{\"guests\":4,\"vegetarian\":true}" : "{\"confirm\":true}"));
  }

  private static String text(CallToolResult result) {
    return result.content().stream()
        .map(content -> content instanceof TextContent text ? text.text() : content.toString())
        .collect(Collectors.joining("\n"));
  }

  private static String read(McpClient client, String uri) {
    return ((TextResourceContents) client.readResource(uri).contents().get(0)).text();
  }
}
