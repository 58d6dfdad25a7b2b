package dev.mcpsdk.transport.http.endpoint;

import dev.mcpsdk.transport.http.wire.HeaderNames;
import dev.mcpsdk.transport.http.wire.HeaderValues;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is told, so that it lets a page of an allowed origin call the endpoint and read
 * its answers.
 */
final class Cors {

  private static final Set<String> ALLOWED = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    ALLOWED.addAll(
        Set.of(
            "Accept",
            "Authorization",
            "Content-Type",
            "Last-Event-ID",
            "Mcp-Session-Id",
            HeaderNames.METHOD,
            HeaderNames.NAME,
            HeaderNames.PROTOCOL_VERSION));
  }

  private Cors() {}

  static boolean isPreflight(Exchange exchange, RequestHead head) {
    return exchange.method().equals("OPTIONS") && head.requestedMethod() != null;
  }

  /** The headers that answer a preflight. */
  static Map<String, String> preflight(
      String origin, String methods, @Nullable String requestedHeaders) {
    return Map.of(
        "Access-Control-Allow-Origin",
        origin,
        "Access-Control-Allow-Methods",
        methods,
        "Access-Control-Allow-Headers",
        allowed(requestedHeaders),
        "Access-Control-Max-Age",
        "7200",
        "Vary",
        "Origin");
  }

  /** The headers any other answer to a page carries. */
  static Map<String, String> answer(String origin) {
    return Map.of(
        "Access-Control-Allow-Origin", origin,
        "Access-Control-Expose-Headers", "Mcp-Session-Id, Retry-After, WWW-Authenticate",
        "Vary", "Origin");
  }

  /**
   * Those of the requested headers that may be sent: mirrored parameters cannot be listed
   * beforehand.
   */
  private static String allowed(@Nullable String requested) {
    StringBuilder allowed = new StringBuilder(String.join(", ", ALLOWED));
    if (requested != null) {
      for (String part : requested.split(",", -1)) {
        String name = HeaderValues.trim(part);
        if (HeaderNames.isParam(name)) {
          allowed.append(", ").append(name);
        }
      }
    }
    return allowed.toString();
  }
}
