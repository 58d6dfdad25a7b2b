package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.security.HostPolicy;
import dev.mcpsdk.core.security.OriginPolicy;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a request must be like to become a WebSocket, apart from who sends it. */
record UpgradeRules(HostPolicy hosts, OriginPolicy origins, boolean requireSubprotocol) {

  private static final Logger log = LoggerFactory.getLogger(UpgradeRules.class);
  private static final String VERSION = "13";
  private static final int KEY_BYTES = 16;

  /** The first rule that is broken; null if there is none. */
  @Nullable Refusal check(Request request) {
    HttpFields headers = request.getHeaders();
    String host = authority(request);
    if (!hosts.allows(host)) {
      log.debug("refused a request for host {}: allowed are {}", host, hosts);
      return Refusal.of(403, "the Host is not allowed");
    }
    String origin = origin(headers);
    if (!origins.allows(origin)) {
      log.debug("refused a request of origin {}: allowed are {}", origin, origins);
      return Refusal.of(403, "the Origin is not allowed");
    }
    if (!HttpMethod.GET.is(request.getMethod())) {
      return new Refusal(405, "a WebSocket begins with GET", HttpHeader.ALLOW, "GET");
    }
    if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1
        || !headers.contains(HttpHeader.UPGRADE, "websocket")
        || !headers.contains(HttpHeader.CONNECTION, "upgrade")) {
      return new Refusal(
          426, "this is a WebSocket: upgrade over HTTP/1.1", HttpHeader.UPGRADE, "websocket");
    }
    if (!List.of(VERSION).equals(headers.getValuesList(HttpHeader.SEC_WEBSOCKET_VERSION))) {
      return new Refusal(
          426, "expected Sec-WebSocket-Version: 13", HttpHeader.SEC_WEBSOCKET_VERSION, VERSION);
    }
    if (!isKey(headers.getValuesList(HttpHeader.SEC_WEBSOCKET_KEY))) {
      return Refusal.of(400, "expected one Sec-WebSocket-Key of 16 bytes in Base64");
    }
    if (request.getLength() > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING)) {
      return Refusal.of(400, "a request to upgrade has no body");
    }
    List<String> offered = subprotocols(headers);
    if (offered.isEmpty() ? requireSubprotocol : !offered.contains(Engine.SUBPROTOCOL)) {
      return Refusal.of(400, "expected the subprotocol mcp among those offered");
    }
    return null;
  }

  /** As the client sent it; null if it sent none. */
  static @Nullable String authority(Request request) {
    return request.getHeaders().contains(HttpHeader.HOST)
        ? request.getHttpURI().getAuthority()
        : null;
  }

  /** The one to be agreed on; null if the client has offered none. */
  static @Nullable String subprotocol(Request request) {
    return subprotocols(request.getHeaders()).isEmpty() ? null : Engine.SUBPROTOCOL;
  }

  private static List<String> subprotocols(HttpFields headers) {
    return headers.getCSV(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, false);
  }

  private static @Nullable String origin(HttpFields headers) {
    List<String> values = headers.getValuesList(HttpHeader.ORIGIN);
    return values.isEmpty() ? null : String.join(",", values);
  }

  private static boolean isKey(List<String> values) {
    try {
      return values.size() == 1
          && Base64.getDecoder().decode(values.get(0).trim()).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
