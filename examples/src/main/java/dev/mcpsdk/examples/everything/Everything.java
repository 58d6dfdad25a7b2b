package dev.mcpsdk.examples.everything;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ask.Asking;
import dev.mcpsdk.server.ask.StateKeys;
import dev.mcpsdk.transport.http.HttpServerTransport;
import dev.mcpsdk.transport.http.HttpServerTransportBuilder;
import dev.mcpsdk.transport.http.LegacyMode;
import dev.mcpsdk.transport.stdio.StdioServerTransport;
import dev.mcpsdk.transport.websocket.WebSocketServerTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs the reference server; started without arguments it says how. */
public final class Everything {

  private static final String USAGE =
      """
      usage: everything [--http HOST:PORT] [--stdio] [OPTION...]
         --ws                              also WebSocket, at /ws of the same port
        --legacy sessions|stateless|off   how HTTP clients of older revisions are served: sessions unless given
        --sse                             also the HTTP+SSE transport of 2024-11-05, at /sse
        --state-key FILE                  seals the state of questions, the same for all instances
        --once-folder FOLDER              keeps outcomes of once(...), the same for all instances
      """;

  private @Nullable String http;
  private boolean webSocket;
  private boolean stdio;
  private boolean sse;
  private LegacyMode legacy = LegacyMode.SESSIONS;
  private Asking asking = Asking.standard();

  private Everything() {}

  /** Serves until it is interrupted or, on stdio alone, its input ends. */
  public static void main(String[] arguments) throws IOException {
    Everything everything = new Everything();
    try {
      everything.read(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(USAGE);
      System.exit(2);
    }
    everything.serve();
  }

  private void read(String[] arguments) throws IOException {
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--http" -> http = value(arguments, ++i);
        case "--ws" -> webSocket = true;
        case "--stdio" -> stdio = true;
        case "--sse" -> sse = true;
        case "--legacy" -> legacy = legacy(value(arguments, ++i));
        case "--state-key" -> {
          byte[] secret = Files.readAllBytes(Path.of(value(arguments, ++i)));
          asking = asking.withKeys(StateKeys.of(secret));
        }
        case "--once-folder" ->
            asking = asking.withOnceStore(new FolderOnceStore(Path.of(value(arguments, ++i))));
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    if (http == null && !stdio) {
      throw new IllegalArgumentException("expected --http or --stdio or both");
    }
    if (webSocket && http == null) {
      throw new IllegalArgumentException("expected --http with --ws, which uses the same port");
    }
    if (http == null && sse) {
      throw new IllegalArgumentException("expected --http beside --sse");
    }
  }

  private static LegacyMode legacy(String name) {
    return switch (name) {
      case "sessions" -> LegacyMode.SESSIONS;
      case "stateless" -> LegacyMode.STATELESS;
      case "off" -> LegacyMode.OFF;
      default ->
          throw new IllegalArgumentException(
              "expected --legacy sessions, stateless or off, not " + name);
    };
  }

  private static String value(String[] arguments, int index) {
    if (index >= arguments.length) {
      throw new IllegalArgumentException("expected a value after " + arguments[index - 1]);
    }
    return arguments[index];
  }

  private void serve() {
    McpServer server = EverythingServer.create(asking);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    if (http != null) {
      serveHttp(server, http);
    }
    if (stdio) {
      StdioServerTransport transport = StdioServerTransport.create();
      if (http == null) {
        transport.onEnded(server::close);
      }
      server.serve(transport);
    }
    server.awaitClose();
  }

  private void serveHttp(McpServer server, String address) {
    int colon = address.lastIndexOf(':');
    HttpServerTransportBuilder builder =
        HttpServerTransport.builder()
            .host(address.substring(0, Math.max(0, colon)))
            .port(Integer.parseInt(address.substring(colon + 1)))
            .path("/mcp")
            .legacy(legacy)
            .sse(sse);
    if (webSocket) {
      // Of clients in use only some offer the subprotocol.
      WebSocketServerTransport beside =
          WebSocketServerTransport.builder().requireSubprotocol(false).buildHandler();
      server.serve(beside);
      builder.handler(beside.asHandler());
    }
    HttpServerTransport transport = builder.build();
    server.serve(transport);
    System.err.println("listening " + transport.url());
    if (webSocket) {
      System.err.println(
          "and ws://" + address.substring(0, colon) + ":" + transport.port() + "/ws");
    }
  }
}
