package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.client.Subscription;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.schema.BlobResourceContents;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.EmbeddedResource;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceLink;
import dev.mcpsdk.schema.ResourceListChangedNotification;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.ResourceTemplateReference;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPInputStream;

/** What {@code @modelcontextprotocol/server-everything} offers, none of which was made for us. */
final class EverythingChecks {

  record Location(String location) {}

  record Conditions(double temperature, String conditions, double humidity) {}

  private static final String TEXT = "demo://resource/dynamic/text/";
  private static final String BLOB = "demo://resource/dynamic/blob/";

  private final BlockingQueue<ElicitFormRequest> forms = new LinkedBlockingQueue<>();
  private final BlockingQueue<ElicitUrlRequest> urls = new LinkedBlockingQueue<>();
  private final BlockingQueue<CreateMessageRequest> samplings = new LinkedBlockingQueue<>();
  private final BlockingQueue<LoggingMessageNotification> logged = new LinkedBlockingQueue<>();
  private volatile ElicitResult answer = ElicitResult.cancel();

  McpClientBuilder registeredAt(McpClientBuilder builder) {
    return builder
        .onElicitation(
            (question, context) -> {
              forms.add(question);
              return answer;
            })
        .onUrlElicitation(
            (question, context) -> {
              urls.add(question);
              return ElicitResult.accept();
            })
        .onSampling(
            (question, context) -> {
              samplings.add(question);
              return CreateMessageResult.text("fox in short", "java-model");
            })
        .roots(Root.of(Path.of("one")), Root.of(Path.of("two")))
        .onLog(LoggingLevel.DEBUG, logged::add);
  }

  void run(McpClient client, Checks checks) throws InterruptedException {
    checks.check(
        "tools are listed, also those that depend on our capabilities", () -> tools(client));
    checks.check("echo, and a sum", () -> plain(client));
    checks.check("structured content, typed", () -> structured(client));
    checks.check("annotations, an image, links and a resource", () -> kinds(client));
    checks.check("arguments against the schema are told", () -> refused(client));
    checks.check("progress of each step before the result", () -> progress(client));
    checks.check("a form is filled in, defaults too", () -> form(client));
    checks.check("a form is declined", () -> declined(client));
    checks.check("a URL is opened", () -> url(client));
    checks.check("the model is asked", () -> sampling(client));
    checks.check("roots are asked for outside of any call", () -> roots(client));
    checks.check("log messages come", () -> logging(client));
    checks.check("resources and templates are listed and read", () -> resources(client));
    checks.check("prompts are listed and filled", () -> prompts(client));
    checks.check("arguments of prompts and templates are completed", () -> completed(client));
    checks.check("an updated resource is heard of", () -> updated(client));
    checks.check("a new resource is heard of, and read", () -> added(client));
  }

  private static void tools(McpClient client) throws Exception {
    // They are registered once our initialized notification is there, which nothing tells us.
    Checks.until(
        () ->
            client.listTools().stream()
                .map(Tool::name)
                .toList()
                .containsAll(
                    List.of(
                        "echo",
                        "get-sum",
                        "get-structured-content",
                        "get-roots-list",
                        "trigger-elicitation-request",
                        "trigger-url-elicitation",
                        "trigger-sampling-request")));
  }

  private static void plain(McpClient client) {
    Checks.equal(
        "Echo: äöü € 🙂", Peer.text(client.callTool("echo", Map.of("message", "äöü € 🙂"))));
    Checks.equal(
        "The sum of 2 and 3.5 is 5.5.",
        Peer.text(client.callTool("get-sum", Map.of("a", 2, "b", 3.5))));
  }

  private static void structured(McpClient client) {
    Checks.equal(
        new Conditions(33, "Cloudy", 82),
        client.callTool("get-structured-content", new Location("New York"), Conditions.class));
  }

  private static void kinds(McpClient client) {
    List<Content> annotated =
        client
            .callTool("get-annotated-message", Map.of("messageType", "error", "includeImage", true))
            .content();
    Checks.equal(
        1.0, Objects.requireNonNull(((TextContent) annotated.get(0)).annotations()).priority());
    Checks.equal("image/png", ((ImageContent) annotated.get(1)).mimeType());
    List<Content> links = client.callTool("get-resource-links", Map.of("count", 2)).content();
    Checks.equal(BLOB + 1, ((ResourceLink) links.get(1)).resource().uri());
    Checks.equal(TEXT + 2, ((ResourceLink) links.get(2)).resource().uri());
    List<Content> reference =
        client
            .callTool("get-resource-reference", Map.of("resourceType", "Blob", "resourceId", 3))
            .content();
    Checks.equal(BLOB + 3, ((EmbeddedResource) reference.get(1)).resource().uri());
  }

  private static void refused(McpClient client) {
    CallToolResult result = client.callTool("get-sum", Map.of("a", "two", "b", 3));
    Checks.that(result.isError() && !Peer.text(result).isEmpty(), result);
  }

  private static void progress(McpClient client) {
    BlockingQueue<ProgressNotification> told = new LinkedBlockingQueue<>();
    client.callTool(
        "trigger-long-running-operation",
        Map.of("duration", 0.2, "steps", 4),
        CallOptions.NONE.progress(told::add));
    Checks.equal(
        List.of(1.0, 2.0, 3.0, 4.0), told.stream().map(ProgressNotification::progress).toList());
  }

  private void form(McpClient client) throws InterruptedException {
    answer = ElicitResult.accept(RawJson.of("{\"name\":\"Ada\",\"email\":\"ada@example.com\"}"));
    String text = Peer.text(client.callTool("trigger-elicitation-request", Map.of()));
    for (String part :
        List.of(
            "\"name\": \"Ada\"",
            "\"firstLine\": \"It was a dark and stormy night.\"",
            "\"integer\": 42",
            "\"number\": 3.14",
            "\"untitledSingleSelectEnum\": \"Monica\"",
            "\"titledSingleSelectEnum\": \"hero-1\"",
            "\"legacyTitledEnum\": \"pet-1\"",
            "\"Guitar\"",
            "\"fish-1\"")) {
      Checks.that(text.contains(part), text);
    }
    Checks.equal(13, forms.take().requestedSchema().properties().size());
  }

  private void declined(McpClient client) throws InterruptedException {
    answer = ElicitResult.decline();
    String text = Peer.text(client.callTool("trigger-elicitation-request", Map.of()));
    Checks.that(text.contains("declined"), text);
    forms.take();
  }

  private void url(McpClient client) throws InterruptedException {
    Map<String, String> arguments =
        Map.of("url", "https://example.com/pay", "elicitationId", "payment-1");
    String text = Peer.text(client.callTool("trigger-url-elicitation", arguments));
    Checks.that(text.contains("completed"), text);
    ElicitUrlRequest asked = urls.take();
    Checks.equal("https://example.com/pay", asked.url());
    Checks.equal("payment-1", asked.elicitationId());
  }

  private void sampling(McpClient client) throws InterruptedException {
    String text = Peer.text(client.callTool("trigger-sampling-request", Map.of("prompt", "why?")));
    Checks.that(text.contains("fox in short") && text.contains("java-model"), text);
    CreateMessageRequest asked = samplings.take();
    Checks.that(asked.messages().toString().contains("why?"), asked);
    Checks.equal("You are a helpful test server.", asked.systemPrompt());
  }

  private static void roots(McpClient client) {
    String text = Peer.text(client.callTool("get-roots-list", Map.of()));
    Checks.that(text.contains("(2 total)"), text);
    Checks.that(text.contains(Root.of(Path.of("one")).uri()), text);
  }

  private void logging(McpClient client) throws InterruptedException {
    client.callTool("toggle-simulated-logging", Map.of());
    LoggingMessageNotification message;
    do {
      message = logged.take();
    } while (!message.data().toString().contains("evel")); // not those about roots
    client.callTool("toggle-simulated-logging", Map.of());
  }

  private static void resources(McpClient client) {
    List<String> uris = client.listResources().stream().map(Resource::uri).toList();
    String features = "demo://resource/static/document/features.md";
    Checks.that(uris.contains(features), uris);
    Checks.that(!Peer.read(client, features).isEmpty(), "an empty document");
    Checks.equal(
        List.of(BLOB + "{resourceId}", TEXT + "{resourceId}"),
        client.listResourceTemplates().stream()
            .map(ResourceTemplate::uriTemplate)
            .sorted()
            .toList());
    Checks.that(Peer.read(client, TEXT + 7).startsWith("Resource 7:"), "another resource");
    BlobResourceContents blob =
        (BlobResourceContents) client.readResource(BLOB + 8).contents().get(0);
    Checks.that(
        new String(blob.bytes(), StandardCharsets.UTF_8).startsWith("Resource 8:"), "another blob");
    ProtocolException unknown =
        Checks.failure(ProtocolException.class, () -> client.readResource("demo://nowhere"));
    Checks.equal(ErrorCodes.INVALID_PARAMS, unknown.code());
  }

  private static void prompts(McpClient client) {
    Checks.equal(
        List.of("args-prompt", "completable-prompt", "resource-prompt", "simple-prompt"),
        client.listPrompts().stream().map(Prompt::name).sorted().toList());
    Checks.equal(
        List.of(PromptMessage.user("What's weather in Oslo, Norway?")),
        client.getPrompt("args-prompt", Map.of("city", "Oslo", "state", "Norway")).messages());
    List<PromptMessage> messages =
        client
            .getPrompt("resource-prompt", Map.of("resourceType", "Text", "resourceId", "5"))
            .messages();
    Checks.equal(TEXT + 5, ((EmbeddedResource) messages.get(1).content()).resource().uri());
  }

  private static void completed(McpClient client) {
    Checks.equal(
        List.of("Sales", "Support"),
        client.complete(PromptReference.of("completable-prompt"), "department", "S").values());
    Checks.equal(
        List.of("12"),
        client
            .complete(new ResourceTemplateReference(TEXT + "{resourceId}"), "resourceId", "12")
            .values());
  }

  private static void updated(McpClient client) throws InterruptedException {
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    SubscriptionFilter filter =
        SubscriptionFilter.builder().resourceSubscriptions(List.of(TEXT + 1)).build();
    try (Subscription subscription = client.listen(filter, heard::add)) {
      Checks.equal(filter, subscription.acknowledged());
      client.callTool("toggle-subscriber-updates", Map.of());
      Checks.equal(new ResourceUpdatedNotification(TEXT + 1), heard.take());
      client.callTool("toggle-subscriber-updates", Map.of());
    }
  }

  private static void added(McpClient client) throws Exception {
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    SubscriptionFilter filter = SubscriptionFilter.builder().resourcesListChanged(true).build();
    try (Subscription subscription = client.listen(filter, heard::add)) {
      Checks.equal(filter, subscription.acknowledged());
      Map<String, String> arguments =
          Map.of("name", "fox.gz", "data", "data:text/plain,a%20fox", "outputType", "resourceLink");
      ResourceLink link =
          (ResourceLink) client.callTool("gzip-file-as-resource", arguments).content().get(0);
      Checks.equal(new ResourceListChangedNotification(), heard.take());
      BlobResourceContents blob =
          (BlobResourceContents) client.readResource(link.resource().uri()).contents().get(0);
      try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(blob.bytes()))) {
        Checks.equal("a fox", new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
