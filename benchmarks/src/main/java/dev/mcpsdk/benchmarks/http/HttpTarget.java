package dev.mcpsdk.benchmarks.http;

import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.load.Bodies;
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

  /** Whether it speaks the newest revision, which has no sessions. */
  public boolean isStateless() {
    return wire == Wire.STATELESS;
  }

  /** Opens one more session. */
  public String newSession() throws IOException {
    return initialize(uri);
  }

  /** The same server in one more session of an older revision. */
  public HttpTarget inSession() throws IOException {
    return new HttpTarget(child, uri, Wire.SESSION, initialize(uri));
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
    boolean newest = wire == Wire.STATELESS;
    headers.put("MCP-Protocol-Version", newest ? Bodies.NEWEST : Bodies.OLDER);
    if (newest) {
      headers.put("Mcp-Method", method);
      if (name != null) {
        headers.put("Mcp-Name", name);
      }
    }
    if (session != null) {
      headers.put("Mcp-Session-Id", session);
    }
    return HttpCall.post(uri, headers, Bodies.request(newest, method, params), expected);
  }

  private static String initialize(URI uri) throws IOException {
    HttpURLConnection connection = post(uri, null, Bodies.INITIALIZE);
    String session = connection.getHeaderField("Mcp-Session-Id");
    if (session == null) {
      throw new IOException(uri + " opened no session: " + connection.getResponseCode());
    }
    post(uri, session, Bodies.INITIALIZED);
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
      connection.setRequestProperty("MCP-Protocol-Version", Bodies.OLDER);
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
