package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.EmbeddedResource;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.ListToolsRequest;
import dev.mcpsdk.schema.ResourceLink;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolAnnotations;
import dev.mcpsdk.schema.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Tools: listed and called, what they answer and how they fail. */
final class ToolChecks {

  record Message(String message) {}

  record Numbers(int a, int b) {}

  record Sum(int sum) {}

  record Region(String region) {}

  private final McpClient client;
  private final Peer peer;

  ToolChecks(McpClient client, Peer peer) {
    this.client = client;
    this.peer = peer;
  }

  void run(Checks checks) throws InterruptedException {
    checks.check("tools/list has the peer's tools, the same way twice", this::listed);
    checks.check("add declares its output, title and hints", this::declared);
    checks.check("echo, with every kind of character", this::echoed);
    checks.check("add, typed both ways", this::added);
    checks.check("arguments against the schema are told", this::refusedArguments);
    checks.check("failures of tools are told", this::failed);
    checks.check("an unknown tool is refused", this::unknown);
    checks.check("every kind of content", this::kinds);
    checks.check(
        "a large argument comes back whole",
        () -> {
          String message = "é€🙂".repeat(50_000);
          Checks.that(message.equals(echo(message)), "another text came back");
        });
    checks.check("a hundred calls at once get their own answers", this::manyAtOnce);
    if (peer.sdk().hasSessions()) {
      if (peer.sdk() == Sdk.TYPESCRIPT_1) {
        checks.check("no argument is mirrored into a header", this::noHeaders);
      }
    } else {
      checks.check(
          "an argument is mirrored into its header, whatever its characters", this::headers);
    }
  }

  private void listed() {
    List<Tool> first = client.listTools();
    List<String> names = first.stream().map(Tool::name).toList();
    Checks.that(names.containsAll(peer.sdk().tools()), names);
    for (Tool tool : first) {
      Checks.that(tool.description() != null, tool.name() + " has no description");
      Checks.equal(RawJson.string("object"), tool.inputSchema().member("type"));
    }
    Checks.equal(
        first, client.send(new ListToolsRequest(null), CallOptions.NONE.refresh()).tools());
  }

  private void declared() {
    Tool add =
        client.listTools().stream().filter(t -> t.name().equals("add")).findFirst().orElseThrow();
    Checks.equal("Add", add.title());
    ToolAnnotations hints = Objects.requireNonNull(add.annotations());
    Checks.equal(true, hints.readOnlyHint());
    Checks.equal(true, hints.idempotentHint());
    RawJson properties =
        Objects.requireNonNull(Objects.requireNonNull(add.outputSchema()).member("properties"));
    Checks.equal(
        RawJson.string("integer"), Objects.requireNonNull(properties.member("sum")).member("type"));
  }

  private void echoed() {
    for (String message :
        List.of(
            "hello",
            "",
            "äöü € \"quoted\" \\ \n\t\r",
            "🙂 𝄞",
            "\u2028 line \u2029 separators \u0000 \u001f",
            "  spaces  ")) {
      Checks.equal(message, echo(message));
    }
  }

  private String echo(String message) {
    return Peer.text(client.callTool("echo", new Message(message)));
  }

  private void added() {
    Checks.equal(new Sum(42), client.callTool("add", new Numbers(40, 2), Sum.class));
    Checks.equal(new Sum(0), client.callTool("add", Map.of("a", -7, "b", 7), Sum.class));
    CallToolResult raw = client.callTool("add", RawJson.of("{\"a\":1,\"b\":2}"));
    Checks.equal(RawJson.of("{\"sum\":3}"), raw.structuredContent());
    Checks.equal("{\"sum\":3}", Peer.text(raw));
  }

  private void refusedArguments() {
    for (Object arguments :
        List.of(Map.of("a", 1), Map.of("a", "one", "b", 2), Map.of("a", 1.5, "b", 2))) {
      CallToolResult result = client.callTool("add", arguments);
      Checks.that(result.isError() && !Peer.text(result).isEmpty(), result);
      Checks.failure(ToolException.class, () -> client.callTool("add", arguments, Sum.class));
    }
  }

  private void failed() {
    CallToolResult result = client.callTool("fail", Map.of("kind", "tool"));
    Checks.that(result.isError() && !Peer.text(result).isEmpty(), result);
    if (peer.sdk() == Sdk.JAVA) { // which answers an exception with a JSON-RPC error
      ProtocolException crash =
          Checks.failure(
              ProtocolException.class, () -> client.callTool("fail", Map.of("kind", "crash")));
      Checks.equal(ErrorCodes.INTERNAL_ERROR, crash.code());
    } else {
      CallToolResult crash = client.callTool("fail", Map.of("kind", "crash"));
      Checks.that(crash.isError() && !Peer.text(crash).isEmpty(), crash);
    }
    ToolException failure =
        Checks.failure(
            ToolException.class, () -> client.callTool("fail", Map.of("kind", "tool"), Sum.class));
    Checks.equal("the tool failed", failure.getMessage());
  }

  private void unknown() {
    if (peer.sdk() == Sdk.TYPESCRIPT_1) { // which makes a result of every failure
      Checks.that(client.callTool("no_such_tool", null).isError(), "it was found");
      return;
    }
    ProtocolException error =
        Checks.failure(ProtocolException.class, () -> client.callTool("no_such_tool", null));
    Checks.equal(ErrorCodes.INVALID_PARAMS, error.code());
  }

  private void kinds() {
    List<Content> content = client.callTool("kinds", null).content();
    Checks.equal(5, content.size());
    TextContent text = (TextContent) content.get(0);
    Checks.equal("plain", text.text());
    Checks.equal(List.of(Role.USER), Objects.requireNonNull(text.annotations()).audience());
    Checks.equal(0.5, text.annotations().priority());
    ImageContent image = (ImageContent) content.get(1);
    Checks.equal("image/png", image.mimeType());
    Checks.equal("PNG", new String(image.bytes(), 1, 3, StandardCharsets.US_ASCII));
    AudioContent audio = (AudioContent) content.get(2);
    Checks.equal("RIFF", new String(audio.bytes(), 0, 4, StandardCharsets.US_ASCII));
    Checks.equal("peer://greeting", ((ResourceLink) content.get(3)).resource().uri());
    Checks.equal(
        TextResourceContents.of("peer://greeting", "text/plain", peer.sdk().greeting()),
        ((EmbeddedResource) content.get(4)).resource());
  }

  private void manyAtOnce() {
    List<CompletableFuture<CallToolResult>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(
          client.sendAsync(
              new CallToolRequest("echo", RawJson.of("{\"message\":\"m" + i + "\"}"))));
    }
    for (int i = 0; i < 100; i++) {
      Checks.equal("m" + i, Peer.text(answers.get(i).join()));
    }
  }

  private void noHeaders() {
    client.listTools();
    Checks.equal("Oslo without header", Peer.text(client.callTool("regional", new Region("Oslo"))));
  }

  private void headers() {
    client.listTools();
    for (String region : Arrays.asList("eu-north-1", "Zürich", " padded ", "=?base64?eA==?=")) {
      String header =
          region.startsWith("eu")
              ? region
              : "=?base64?"
                  + Base64.getEncoder().encodeToString(region.getBytes(StandardCharsets.UTF_8))
                  + "?=";
      Checks.equal(
          region + " " + (peer.overStdio() ? "without header" : header),
          Peer.text(client.callTool("regional", new Region(region))));
    }
  }
}
