package dev.mcpsdk.benchmarks.websocket;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Child;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The processes that serve WebSocket, each started when it is first needed. Not thread-safe. */
public final class WebSocketServers implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("listening (ws\\S+)");
  private static final Duration START = Duration.ofSeconds(60);
  private static final List<String> HEAP = List.of("-Xms256m", "-Xmx256m");

  private final Area area;
  private final Map<String, Target> running = new LinkedHashMap<>();

  /** One that can be connected to. */
  public record Target(Child child, URI uri) {}

  WebSocketServers(Area area) {
    this.area = area;
  }

  /** Our server. */
  Target ours() throws IOException, InterruptedException {
    Target target = running.get("mcp-sdk");
    if (target == null) {
      List<String> options = new ArrayList<>(HEAP);
      options.addAll(area.recording("server"));
      target = start("mcp-sdk", Child.java(McpSdkWebSocketServer.class, options));
      running.put("mcp-sdk", target);
    }
    return target;
  }

  /**
   * The limit for a tool.
   *
   * @param request what is asked
   * @param expected what our server's answer must contain: it is what the limit answers, too
   */
  Target echo(String tool, String request, String expected)
      throws IOException, InterruptedException {
    String key = "echo of " + tool;
    Target target = running.get(key);
    if (target == null) {
      try (WebSocketLoad load = WebSocketLoad.open(ours().uri, request, expected)) {
        target = start(key, Child.java(TyrusServer.class, HEAP, load.answer()));
        running.put(key, target);
      }
    }
    return target;
  }

  @Override
  public void close() {
    running.values().forEach(target -> target.child.close());
  }

  /** Starts a server apart from those that are kept. */
  public static Target start(String label, List<String> command)
      throws IOException, InterruptedException {
    Child child = Child.talking(label, command);
    try {
      return new Target(child, URI.create(child.await(LISTENING, START).group(1)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      child.close();
      throw e;
    }
  }
}
