package dev.mcpsdk.examples.demo;

import dev.mcpsdk.examples.everything.EverythingServer;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ask.Asking;
import dev.mcpsdk.transport.http.HttpClientTransport;
import dev.mcpsdk.transport.http.HttpServerTransport;
import dev.mcpsdk.transport.stdio.StdioClientTransport;
import dev.mcpsdk.transport.websocket.WebSocketClientTransport;
import dev.mcpsdk.transport.websocket.WebSocketServerTransport;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tour of the everything server over each transport. Exits with 0 if all went as it should. */
public final class Demo {

  private Demo() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Transcript transcript = new Transcript(out);
    Tour tour = new Tour(transcript);
    long before = System.nanoTime();

    transcript.scene("Streamable HTTP, on a free port of the loopback interface");
    try (McpServer server = EverythingServer.create(Asking.standard())) {
      HttpServerTransport http = HttpServerTransport.builder().port(0).build();
      server.serve(http);
      out.println("listening " + http.url());
      tour.run(client -> client.connect(HttpClientTransport.to(http.url())));
    }

    transcript.scene("WebSocket, on the same port as HTTP");
    try (McpServer server = EverythingServer.create(Asking.standard())) {
      WebSocketServerTransport beside = WebSocketServerTransport.builder().buildHandler();
      HttpServerTransport http =
          HttpServerTransport.builder().port(0).handler(beside.asHandler()).build();
      server.serve(beside);
      server.serve(http);
      String url = "ws://127.0.0.1:" + http.port() + "/ws";
      out.println("listening " + url);
      tour.run(client -> client.connect(WebSocketClientTransport.to(url)));
    }

    transcript.scene("stdio, with the server as a child process");
    StdioClientTransport child =
        StdioClientTransport.builder(everythingCommand())
            .stderr(line -> transcript.note("stderr: " + line))
            .build();
    tour.run(client -> client.connect(child));

    transcript.scene("In memory");
    try (McpServer server = EverythingServer.create(Asking.standard())) {
      tour.run(client -> client.connect(server));
    }

    out.printf(
        "%nAll of it in %.1f s on Java %s.%n",
        (System.nanoTime() - before) / 1e9, Runtime.version().feature());
    System.exit(0);
  }

  private static List<String> everythingCommand() {
    String java = System.getProperty("java.home") + "/bin/java";
    String modules = System.getProperty("jdk.module.path");
    return List.of(
        java,
        "-XX:TieredStopAtLevel=1",
        "-p",
        modules,
        "--add-modules",
        "ALL-MODULE-PATH",
        "-m",
        "dev.mcpsdk.examples/dev.mcpsdk.examples.everything.Everything",
        "--stdio");
  }
}
