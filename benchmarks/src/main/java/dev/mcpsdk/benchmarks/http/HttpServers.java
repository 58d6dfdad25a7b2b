package dev.mcpsdk.benchmarks.http;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.server.McpSdkHttpServer;
import dev.mcpsdk.benchmarks.server.RawJettyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The processes that serve, each started when it is first needed. Not thread-safe. */
public final class HttpServers implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("(?i)listening (?:on: )?(http\\S+)");
  private static final Duration START = Duration.ofSeconds(60);
  private static final List<String> HEAP = List.of("-Xms256m", "-Xmx256m");

  /** Compiled with the profile of the peers only. */
  private static final String OFFICIAL = "dev.mcpsdk.benchmarks.official.OfficialHttpServer";

  private final Area area;
  private final List<String> heap;
  private final Map<String, HttpTarget> running = new LinkedHashMap<>();

  public HttpServers(Area area) {
    this(area, HEAP);
  }

  /**
   * @param heap options of the JVMs
   */
  public HttpServers(Area area, List<String> heap) {
    this.area = area;
    this.heap = heap;
  }

  /**
   * The server of this name.
   *
   * @param tools how many it has; several subjects may be tools of one server
   */
  public HttpTarget get(String server, int tools) throws IOException, InterruptedException {
    String key = server + '-' + tools;
    HttpTarget target = running.get(key);
    if (target == null) {
      target = start(server, tools);
      running.put(key, target);
    }
    return target;
  }

  /** Whether it was built: the larger peers may be missing. */
  public boolean isThere(String server) {
    Path program = program(server);
    return program == null || Files.exists(program);
  }

  @Override
  public void close() {
    running.values().forEach(HttpTarget::close);
    running.clear();
  }

  /**
   * Starts a server apart from those that are kept.
   *
   * @param home of the JDK
   * @param options of the JVM
   */
  public HttpTarget start(String home, String server, List<String> options, int tools)
      throws IOException, InterruptedException {
    Child child = Child.talking(server, command(home, server, options, tools));
    try {
      String url = child.await(LISTENING, START).group(1);
      URI uri = URI.create(url.endsWith("/mcp") ? url : url + "/mcp");
      return HttpTarget.open(child, uri, wire(server));
    } catch (IOException | InterruptedException | RuntimeException e) {
      child.close();
      throw e;
    }
  }

  private HttpTarget start(String server, int tools) throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(heap);
    if (server.equals("mcp-sdk")) {
      options.addAll(area.recording(server + '-' + tools));
    }
    return start(System.getProperty("java.home"), server, options, tools);
  }

  private List<String> command(String home, String server, List<String> options, int tools) {
    String count = Integer.toString(tools);
    return switch (server) {
      case "mcp-sdk" -> Child.java(home, McpSdkHttpServer.class.getName(), options, count);
      case "raw-jetty-nonblocking" ->
          Child.java(home, RawJettyServer.class.getName(), options, "nonblocking", count);
      case "raw-jetty-virtual" ->
          Child.java(home, RawJettyServer.class.getName(), options, "virtual", count);
      case "official-stateless" -> Child.java(home, OFFICIAL, options, "stateless", count);
      case "official-stateful" -> Child.java(home, OFFICIAL, options, "stateful", count);
      case "quarkus", "quarkus-validating" -> {
        List<String> command = new ArrayList<>();
        command.add(Path.of(home, "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", String.valueOf(program(server))));
        yield command;
      }
      case "typescript" -> List.of(String.valueOf(program(server)));
      default -> throw new IllegalArgumentException("no server is named " + server);
    };
  }

  private @Nullable Path program(String server) {
    Path peers = area.root().resolve("benchmarks/peers");
    return switch (server) {
      case "quarkus" -> peers.resolve("quarkus/target/plain/quarkus-app/quarkus-run.jar");
      case "quarkus-validating" ->
          peers.resolve("quarkus/target/validating/quarkus-app/quarkus-run.jar");
      case "typescript" -> peers.resolve("typescript/target/serve");
      default -> null;
    };
  }

  private static HttpTarget.Wire wire(String server) {
    return switch (server) {
      case "official-stateless" -> HttpTarget.Wire.PLAIN;
      case "official-stateful", "quarkus", "quarkus-validating" -> HttpTarget.Wire.SESSION;
      default -> HttpTarget.Wire.STATELESS;
    };
  }
}
