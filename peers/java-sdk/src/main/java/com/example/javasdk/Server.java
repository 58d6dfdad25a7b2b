package com.example.javasdk;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletSseServerTransportProvider;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A server of the official Java SDK for our client to talk to: {@code server --http PORT | --sse PORT
 * | --stdio}. Prints {@code listening URL} on standard error.
 */
public final class Server {

  private static final List<String> LANGUAGES = List.of("java", "javascript", "kotlin", "python");

  private final Tools tools = new Tools();

  private Server() {}

  public static void main(String[] arguments) throws Exception {
    String mode = arguments.length == 0 ? "" : arguments[0];
    if (mode.equals("--stdio") && arguments.length == 1) {
      new Server().overStdio();
    } else if (mode.equals("--http") && arguments.length == 2) {
      HttpServletStreamableServerTransportProvider transport =
          HttpServletStreamableServerTransportProvider.builder().mcpEndpoint("/mcp").build();
      new Server().build(McpServer.sync(transport));
      listen(transport, Integer.parseInt(arguments[1]), "/mcp");
    } else if (mode.equals("--sse") && arguments.length == 2) {
      HttpServletSseServerTransportProvider transport =
          HttpServletSseServerTransportProvider.builder().messageEndpoint("/messages").build();
      new Server().build(McpServer.sync(transport));
      listen(transport, Integer.parseInt(arguments[1]), "/sse");
    } else {
      System.err.println("usage: server --http PORT | --sse PORT | --stdio");
      System.exit(2);
    }
  }

  private void overStdio() {
    build(McpServer.sync(new StdioServerTransportProvider(McpJsonDefaults.getMapper())));
    System.err.println("listening on stdio");
  }

  private static void listen(HttpServlet transport, int port, String path) throws Exception {
    org.eclipse.jetty.server.Server jetty =
        new org.eclipse.jetty.server.Server(new InetSocketAddress("127.0.0.1", port));
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder holder = new ServletHolder(transport);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    jetty.setHandler(context);
    jetty.start();
    int bound = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    System.err.println("listening http://127.0.0.1:" + bound + path);
  }

  private void build(McpServer.SyncSpecification<?> specification) {
    McpSyncServer server =
        specification
            .serverInfo("java-sdk-peer", "1.0.0")
            .instructions("A peer for tests")
            .capabilities(
                ServerCapabilities.builder()
                    .completions()
                    .logging()
                    .prompts(true)
                    .resources(true, true)
                    .tools(true)
                    .build())
            .tools(tools.all())
            .resources(resources())
            .resourceTemplates(users())
            .prompts(prompts())
            .completions(
                completion(new PromptReference("review"), LANGUAGES),
                completion(new ResourceReference("peer://users/{id}"), List.of("1", "17", "2")))
            .build();
    tools.belongTo(server);
  }

  private List<SyncResourceSpecification> resources() {
    return List.of(
        text("greeting", () -> "Hello from Java"),
        text("note", tools::note),
        new SyncResourceSpecification(
            Resource.builder("peer://logo", "logo").mimeType("image/png").build(),
            (exchange, request) ->
                contents(new BlobResourceContents(request.uri(), "image/png", Tools.LOGO))),
        new SyncResourceSpecification(
            Resource.builder("peer://refused", "refused").build(),
            (exchange, request) -> {
              throw McpError.builder(-32001)
                  .message("refused by the peer")
                  .data(Map.of("reason", "test"))
                  .build();
            }));
  }

  private static SyncResourceSpecification text(String name, Supplier<String> read) {
    return new SyncResourceSpecification(
        Resource.builder("peer://" + name, name).mimeType("text/plain").description(name).build(),
        (exchange, request) ->
            contents(new TextResourceContents(request.uri(), "text/plain", read.get())));
  }

  private static ReadResourceResult contents(ResourceContents contents) {
    return ReadResourceResult.builder(List.of(contents)).build();
  }

  private static SyncResourceTemplateSpecification users() {
    return new SyncResourceTemplateSpecification(
        ResourceTemplate.builder("peer://users/{id}", "user").mimeType("application/json").build(),
        (exchange, request) -> {
          String id = request.uri().substring("peer://users/".length());
          return contents(
              new TextResourceContents(
                  request.uri(), "application/json", "{\"id\":\"" + id + "\"}"));
        });
  }

  private static List<SyncPromptSpecification> prompts() {
    return List.of(
        new SyncPromptSpecification(
            Prompt.builder("greet")
                .description("Greets")
                .arguments(List.of(required("name")))
                .build(),
            (exchange, request) -> user("Say hello to " + request.arguments().get("name"))),
        new SyncPromptSpecification(
            Prompt.builder("review")
                .description("Reviews code")
                .arguments(List.of(required("code"), required("language")))
                .build(),
            (exchange, request) ->
                user(
                    "Review this "
                        + request.arguments().get("language")
                        + " code:\n"
                        + request.arguments().get("code"))));
  }

  private static PromptArgument required(String name) {
    return new PromptArgument(name, null, true);
  }

  private static GetPromptResult user(String text) {
    return GetPromptResult.builder(
            List.of(PromptMessage.builder(Role.USER, new TextContent(text)).build()))
        .build();
  }

  private static SyncCompletionSpecification completion(
      io.modelcontextprotocol.spec.McpSchema.CompleteReference of, List<String> values) {
    return new SyncCompletionSpecification(
        of, (exchange, request) -> new CompleteResult(startingWith(request, values)));
  }

  private static CompleteResult.CompleteCompletion startingWith(
      CompleteRequest request, List<String> values) {
    String typed = request.argument().value();
    return new CompleteResult.CompleteCompletion(
        values.stream().filter(value -> value.startsWith(typed)).toList());
  }
}
