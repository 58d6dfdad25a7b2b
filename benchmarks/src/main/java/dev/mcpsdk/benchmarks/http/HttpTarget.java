package dev.mcpsdk.benchmarks.http;

import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.load.HttpCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server that can be called, in the revision and with the session it wants. */
public final class HttpTarget implements AutoCloseable {
  private static final String OLDER = "2025-11-25";
  private static final String NEWEST = "2026-07-28";
  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"load\",\"version\":\"1.0.0\"},"
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  /** How a request has to look. */
  public enum Wire {
    /** 2026-07-28. */
    STATELESS,
    /** An older revision, without a session. */
    PLAIN,
    /** An older revision, in a session that is opened once. */
    SESSION
  }

  private final Child child;
  private final URI uri;
  private final Wire wire;
  private final @Nullable String session;

  private HttpTarget(Child child, URI uri, Wire wire, @Nullable String session) {
    this.child = child;
    this.uri = uri;
    this.wire = wire;
    this.session = session;
  }

  static HttpTarget open(Child child, URI uri, Wire wire) throws IOException {
    String session = wire == Wire.SESSION ? initialize(uri) : null;
    return new HttpTarget(child, uri, wire, session);
  }

  public Child child() {
    return child;
  }

  public URI uri() {
    return uri;
  }

  /** A call of a tool. */
  public HttpCall call(String tool, String arguments, String expected) {
    return request(
        "tools/call", tool, "\"name\":\"" + tool + "\",\"arguments\":" + arguments, expected);
  }

  /** A listing of all tools. */
  public HttpCall list(String expected) {
    return request("tools/list", null, "", expected);
  }

  @Override
  public void close() {
    child.close();
  }

  private HttpCall request(String method, @Nullable String name, String params, String expected) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("MCP-Protocol-Version", wire == Wire.STATELESS ? NEWEST : OLDER);
    String members = params;
    if (wire == Wire.STATELESS) {
      headers.put("Mcp-Method", method);
      if (name != null) {
        headers.put("Mcp-Name", name);
      }
      members = params.isEmpty() ? META : META + ',' + params;
    }
    if (session != null) {
      headers.put("Mcp-Session-Id", session);
    }
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1000000,\"method\":\""
            + method
            + "\",\"params\":{"
            + members
            + "}}";
    return HttpCall.post(uri, headers, body, expected);
  }

  private static String initialize(URI uri) throws IOException {
    HttpURLConnection connection =
        post(
            uri,
            null,
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\""
                + OLDER
                + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"load\",\"version\":\"1.0.0\"}}}");
    String session = connection.getHeaderField("Mcp-Session-Id");
    if (session == null) {
      throw new IOException(uri + " opened no session: " + connection.getResponseCode());
    }
    post(uri, session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    return session;
  }

  private static HttpURLConnection post(URI uri, @Nullable String session, String body)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setReadTimeout(30_000);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("Accept", "application/json, text/event-stream");
    if (session != null) {
      connection.setRequestProperty("Mcp-Session-Id", session);
      connection.setRequestProperty("MCP-Protocol-Version", OLDER);
    }
    connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    if (connection.getResponseCode() >= 300) {
      throw new IOException(uri + " answered " + connection.getResponseCode() + " to " + body);
    }
    try (InputStream in = connection.getInputStream()) {
      in.readAllBytes();
    }
    return connection;
  }
}
