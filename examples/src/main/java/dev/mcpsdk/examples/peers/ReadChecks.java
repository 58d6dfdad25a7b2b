package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ResourceNotFoundException;
import dev.mcpsdk.schema.BlobResourceContents;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.ResourceTemplateReference;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.schema.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Resources, prompts and completion. */
final class ReadChecks {

  private static final String USERS = "peer://users/{id}";

  private final McpClient client;
  private final Sdk sdk;

  ReadChecks(McpClient client, Sdk sdk) {
    this.client = client;
    this.sdk = sdk;
  }

  void run(Checks checks) throws InterruptedException {
    checks.check("resources and templates are listed", this::listed);
    checks.check("text, binary and templated resources are read", this::read);
    checks.check("a missing resource is known as such", this::missing);
    checks.check(
        "a JSON-RPC error arrives with code, message and data",
        () -> {
          ProtocolException refused =
              Checks.failure(ProtocolException.class, () -> client.readResource("peer://refused"));
          Checks.equal(-32001, refused.code());
          Checks.equal("refused by the peer", refused.getMessage());
          Checks.equal(RawJson.of("{\"reason\":\"test\"}"), refused.error().data());
        });
    checks.check("prompts are listed and filled", this::prompts);
    checks.check("what a prompt cannot be made of is -32602", this::refusedPrompts);
    checks.check("arguments of prompts and templates are completed", this::completed);
  }

  private void listed() {
    List<String> uris = client.listResources().stream().map(Resource::uri).toList();
    List<String> all = List.of("peer://greeting", "peer://note", "peer://logo", "peer://refused");
    Checks.that(uris.containsAll(all), uris);
    Checks.equal(
        List.of(USERS),
        client.listResourceTemplates().stream().map(ResourceTemplate::uriTemplate).toList());
  }

  private void missing() {
    if (sdk == Sdk.TYPESCRIPT_1) { // whose error does not tell that it is about a resource
      ProtocolException refused =
          Checks.failure(ProtocolException.class, () -> client.readResource("peer://nowhere"));
      Checks.equal(ErrorCodes.INVALID_PARAMS, refused.code());
      return;
    }
    ResourceNotFoundException missing =
        Checks.failure(
            ResourceNotFoundException.class, () -> client.readResource("peer://nowhere"));
    Checks.equal("peer://nowhere", missing.uri());
  }

  private void read() {
    Checks.equal(
        List.of(TextResourceContents.of("peer://greeting", "text/plain", sdk.greeting())),
        client.readResource("peer://greeting").contents());
    BlobResourceContents logo =
        (BlobResourceContents) client.readResource("peer://logo").contents().get(0);
    Checks.equal("image/png", logo.mimeType());
    Checks.equal("PNG", new String(logo.bytes(), 1, 3, StandardCharsets.US_ASCII));
    Checks.equal("{\"id\":\"17\"}", Peer.read(client, "peer://users/17"));
  }

  private void prompts() {
    List<Prompt> prompts = client.listPrompts();
    Checks.equal(List.of("greet", "review"), prompts.stream().map(Prompt::name).sorted().toList());
    Prompt review =
        prompts.stream().filter(p -> p.name().equals("review")).findFirst().orElseThrow();
    Checks.equal(
        List.of("code", "language"),
        review.arguments().stream().map(PromptArgument::name).sorted().toList());
    Checks.equal(
        List.of(PromptMessage.user("Say hello to Ada")),
        client.getPrompt("greet", Map.of("name", "Ada")).messages());
    Checks.equal(
        List.of(PromptMessage.user("Review this java code:\nint x;")),
        client.getPrompt("review", Map.of("code", "int x;", "language", "java")).messages());
  }

  private void refusedPrompts() {
    List<String> refusing = // the Java SDK fills a prompt without its argument
        sdk == Sdk.JAVA ? List.of("no_such_prompt") : List.of("greet", "no_such_prompt");
    for (String name : refusing) {
      ProtocolException refused =
          Checks.failure(ProtocolException.class, () -> client.getPrompt(name, Map.of()));
      Checks.equal(ErrorCodes.INVALID_PARAMS, refused.code());
    }
  }

  private void completed() {
    PromptReference review = PromptReference.of("review");
    Checks.equal(List.of("java", "javascript"), client.complete(review, "language", "ja").values());
    Checks.equal(List.of(), client.complete(review, "language", "no such language").values());
    Checks.equal(
        List.of("1", "17"),
        client.complete(new ResourceTemplateReference(USERS), "id", "1").values());
  }
}
