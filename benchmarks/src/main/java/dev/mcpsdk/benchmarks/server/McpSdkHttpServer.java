package dev.mcpsdk.benchmarks.server;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.http.HttpServerTransport;
import dev.mcpsdk.transport.http.HttpServerTransportBuilder;

/** A process with our HTTP server. */
public final class McpSdkHttpServer {
  private static final String MOST = "benchmarks.most";

  private McpSdkHttpServer() {}

  /** The option of the JVM that lets it have so many connections and sessions of one caller. */
  public static String allowing(int most) {
    return "-D" + MOST + '=' + most;
  }

  /**
   * Says {@code listening URL} when it can be called and serves until it is killed.
   *
   * @param args how many tools it has
   */
  public static void main(String[] args) {
    McpServer server = McpSdkServers.create(Integer.parseInt(args[0]));
    HttpServerTransportBuilder settings = HttpServerTransport.builder().port(0);
    int most = Integer.getInteger(MOST, 0);
    if (most > 0) {
      settings.maxConnections(most).maxSessions(most).maxSessionsPerCaller(most);
    }
    HttpServerTransport transport = settings.build();
    server.serve(transport);
    System.out.println("listening " + transport.url());
    server.awaitClose();
  }
}
