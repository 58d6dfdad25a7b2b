package dev.mcpsdk.conformance;

import dev.mcpsdk.schema.BlobResourceContents;
import dev.mcpsdk.schema.CompleteResult;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.EmbeddedResource;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.McpServerBuilder;
import dev.mcpsdk.server.PromptSpec;
import dev.mcpsdk.server.ToolSpec;
import dev.mcpsdk.transport.http.HttpServerTransport;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The server the suite calls: {@code conformance/server --port N}. */
public final class FixtureServer {

  private final AtomicInteger changes = new AtomicInteger();
  private @Nullable McpServer server;

  private FixtureServer() {}

  public static void main(String[] arguments) {
    if (arguments.length != 2 || !arguments[0].equals("--port")) {
      System.err.println("usage: server --port N");
      System.exit(2);
    }
    McpServer server = new FixtureServer().build();
    HttpServerTransport transport =
        HttpServerTransport.builder().port(Integer.parseInt(arguments[1])).path("/mcp").build();
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    server.serve(transport);
    System.err.println("listening " + transport.url());
    server.awaitClose();
  }

  private McpServer build() {
    McpServerBuilder builder = McpServer.builder("mcp-sdk-conformance", "0.1.0");
    ContentTools.addTo(builder);
    QuestionTools.addTo(builder);
    builder
        .tool("test_trigger_tool_change", "Adds a tool", call -> addTool())
        .tool("test_trigger_prompt_change", "Adds a prompt", call -> addPrompt());
    addResources(builder);
    addPrompts(builder);
    McpServer built = builder.build();
    server = built;
    return built;
  }

  private String addTool() {
    String name = "added_tool_" + changes.incrementAndGet();
    running().tools().add(ToolSpec.of(name, "Added while running", call -> "added"));
    running().tools().remove(name);
    return "tools changed";
  }

  private String addPrompt() {
    String name = "added_prompt_" + changes.incrementAndGet();
    running()
        .prompts()
        .add(
            PromptSpec.of(
                Prompt.builder(name).description("Added").build(), (in, call) -> "added"));
    running().prompts().remove(name);
    return "prompts changed";
  }

  private McpServer running() {
    if (server == null) {
      throw new IllegalStateException("the server is not built yet");
    }
    return server;
  }

  private static void addResources(McpServerBuilder builder) {
    builder
        .resource(
            Resource.builder("test://static-text", "Static text").mimeType("text/plain").build(),
            (uri, call) -> "This is the content of the static text resource.")
        .resource(
            Resource.builder("test://static-binary", "Static binary").mimeType("image/png").build(),
            (uri, call) -> BlobResourceContents.of(uri, "image/png", Samples.PNG))
        .resource(
            Resource.builder("test://watched-resource", "Watched resource")
                .mimeType("text/plain")
                .build(),
            (uri, call) -> "Watched resource content")
        .resourceTemplate(
            ResourceTemplate.builder("test://template/{id}/data", "Template")
                .mimeType("application/json")
                .build(),
            (match, call) -> "{\"id\":\"" + match.variable("id") + "\",\"templateTest\":true}");
  }

  private static void addPrompts(McpServerBuilder builder) {
    builder
        .prompt(
            Prompt.builder("test_simple_prompt").description("A prompt without arguments").build(),
            (in, call) -> "This is a simple prompt for testing.")
        .prompt(
            Prompt.builder("test_prompt_with_arguments")
                .description("A prompt with two arguments")
                .arguments(List.of(argument("arg1"), argument("arg2")))
                .build(),
            (in, call) ->
                "Prompt with arguments: arg1='"
                    + in.get("arg1")
                    + "', arg2='"
                    + in.get("arg2")
                    + "'")
        .prompt(
            Prompt.builder("test_prompt_with_embedded_resource")
                .description("A prompt with a resource")
                .arguments(List.of(argument("resourceUri")))
                .build(),
            (in, call) -> withResource(String.valueOf(in.get("resourceUri"))))
        .prompt(
            Prompt.builder("test_prompt_with_image").description("A prompt with an image").build(),
            (in, call) ->
                List.of(
                    user(ImageContent.of(Samples.PNG, "image/png")),
                    user(TextContent.of("Please analyze the image above."))))
        .completion(
            PromptReference.of("test_prompt_with_arguments"),
            "arg1",
            (request, call) ->
                CompleteResult.of(
                    List.of("test1", "test2", "other").stream()
                        .filter(value -> value.startsWith(request.argument().value()))
                        .toList()));
  }

  private static List<PromptMessage> withResource(String uri) {
    return List.of(
        user(
            EmbeddedResource.of(
                TextResourceContents.of(
                    uri, "text/plain", "Embedded resource content for testing."))),
        user(TextContent.of("Please process the embedded resource above.")));
  }

  private static PromptMessage user(Content content) {
    return new PromptMessage(Role.USER, content);
  }

  private static PromptArgument argument(String name) {
    return new PromptArgument(name, null, "The argument " + name, true);
  }
}
