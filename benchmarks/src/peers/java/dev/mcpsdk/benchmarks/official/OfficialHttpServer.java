package dev.mcpsdk.benchmarks.official;

import io.modelcontextprotocol.json.schema.jackson3.JacksonJsonSchemaValidatorSupplier;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.servlet.http.HttpServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The official SDK's servlets on the Jetty of all others, at their default settings. */
public final class OfficialHttpServer {
  private OfficialHttpServer() {}

  /**
   * Says {@code listening URL} when it can be called and serves until it is killed.
   *
   * @param args {@code stateless} or {@code stateful}; how many tools it has
   */
  public static void main(String[] args) throws Exception {
    int tools = Integer.parseInt(args[1]);
    HttpServlet servlet = args[0].equals("stateless") ? stateless(tools) : stateful(tools);
    Server server = new Server(new QueuedThreadPool(200, 4));
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, 1, -1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    server.setHandler(context);
    server.start();
    System.out.println("listening http://127.0.0.1:" + connector.getLocalPort() + "/mcp");
    server.join();
  }

  private static HttpServlet stateless(int tools) {
    HttpServletStatelessServerTransport transport =
        HttpServletStatelessServerTransport.builder()
            .jsonMapper(OfficialTools.MAPPER)
            .messageEndpoint("/mcp")
            .build();
    McpServer.sync(transport)
        .serverInfo("benchmark", "1.0.0")
        .jsonMapper(OfficialTools.MAPPER)
        .jsonSchemaValidator(new JacksonJsonSchemaValidatorSupplier().get())
        .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
        .tools(
            OfficialTools.definitions(tools).stream()
                .map(
                    tool ->
                        new McpStatelessServerFeatures.SyncToolSpecification(
                            tool, (context, request) -> OfficialTools.call(request)))
                .toList())
        .build();
    return transport;
  }

  private static HttpServlet stateful(int tools) {
    HttpServletStreamableServerTransportProvider transport =
        HttpServletStreamableServerTransportProvider.builder()
            .jsonMapper(OfficialTools.MAPPER)
            .mcpEndpoint("/mcp")
            .build();
    McpServer.sync(transport)
        .serverInfo("benchmark", "1.0.0")
        .jsonMapper(OfficialTools.MAPPER)
        .jsonSchemaValidator(new JacksonJsonSchemaValidatorSupplier().get())
        .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
        .tools(
            OfficialTools.definitions(tools).stream()
                .map(
                    tool ->
                        new McpServerFeatures.SyncToolSpecification(
                            tool, (exchange, request) -> OfficialTools.call(request)))
                .toList())
        .build();
    return transport;
  }
}
