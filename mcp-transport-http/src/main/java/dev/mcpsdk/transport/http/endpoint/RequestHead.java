package dev.mcpsdk.transport.http.endpoint;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.transport.EdgeRules;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.transport.http.wire.HeaderNames;
import dev.mcpsdk.transport.http.wire.HeaderValues;
import dev.mcpsdk.transport.http.wire.MirroredName;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a request that the endpoint looks at, gathered in one pass, and the rules they
 * must keep.
 */
public final class RequestHead implements BiConsumer<String, String>, Headers, EdgeRules {

  private final Exchange exchange;
  private @Nullable String contentType;
  private @Nullable String contentEncoding;
  private @Nullable String accept;
  private @Nullable String origin;
  private @Nullable String version;
  private @Nullable String method;
  private @Nullable String name;
  private @Nullable String requestedMethod;
  private @Nullable String requestedHeaders;
  private @Nullable String repeated;
  private int credentials;
  private boolean params;

  private RequestHead(Exchange exchange) {
    this.exchange = exchange;
  }

  static RequestHead of(Exchange exchange) {
    RequestHead head = new RequestHead(exchange);
    exchange.eachHeader(head);
    return head;
  }

  /** Takes one header. Most are told apart by the length of their name. */
  @Override
  public void accept(String header, String value) {
    switch (header.length()) {
      case 6 -> {
        if (header.equalsIgnoreCase("Accept")) {
          accept = joined(accept, value);
        } else if (header.equalsIgnoreCase("Origin")) {
          origin = joined(origin, value);
        }
      }
      case 8 -> {
        if (header.equalsIgnoreCase(HeaderNames.NAME)) {
          name = once(header, name, value);
        }
      }
      case 10 -> {
        if (header.equalsIgnoreCase(HeaderNames.METHOD)) {
          method = once(header, method, value);
        }
      }
      case 12 -> {
        if (header.equalsIgnoreCase("Content-Type")) {
          contentType = joined(contentType, value);
        }
      }
      case 13 -> {
        if (header.equalsIgnoreCase("Authorization")) {
          credentials++;
        }
      }
      case 16 -> {
        if (header.equalsIgnoreCase("Content-Encoding")) {
          contentEncoding = joined(contentEncoding, value);
        }
      }
      case 20 -> {
        if (header.equalsIgnoreCase(HeaderNames.PROTOCOL_VERSION)) {
          version = once(header, version, HeaderValues.trim(value));
        }
      }
      case 29 -> {
        if (header.equalsIgnoreCase("Access-Control-Request-Method")) {
          requestedMethod = value;
        }
      }
      case 30 -> {
        if (header.equalsIgnoreCase("Access-Control-Request-Headers")) {
          requestedHeaders = value;
        }
      }
      default -> {}
    }
    params |= HeaderNames.isParam(header);
  }

  @Nullable String contentType() {
    return contentType;
  }

  @Nullable String contentEncoding() {
    return contentEncoding;
  }

  public @Nullable String accept() {
    return accept;
  }

  @Nullable String origin() {
    return origin;
  }

  /** {@code MCP-Protocol-Version}. */
  public @Nullable String version() {
    return version;
  }

  /** {@code Access-Control-Request-Method}: what a page wants to be allowed. */
  @Nullable String requestedMethod() {
    return requestedMethod;
  }

  @Nullable String requestedHeaders() {
    return requestedHeaders;
  }

  /** How often {@code Authorization} came. */
  int credentials() {
    return credentials;
  }

  /** As the SPI says; the values of {@code Mcp-Name} and {@code Mcp-Param-*} are decoded. */
  @Override
  public @Nullable String value(String header) {
    String value = exchange.header(header);
    if (value == null) {
      return null;
    }
    boolean encoded = HeaderNames.isParam(header) || header.equalsIgnoreCase(HeaderNames.NAME);
    return encoded ? HeaderValues.decode(value) : value;
  }

  @Override
  public void check(JsonRpcRequest request) {
    if (repeated != null) {
      throw mismatch(repeated + " must not be repeated");
    }
    if (version == null) {
      throw missing(HeaderNames.PROTOCOL_VERSION);
    }
    checkVersion(request);
    if (method == null) {
      throw missing(HeaderNames.METHOD);
    }
    if (!HeaderValues.trim(method).equals(request.method())) {
      throw mismatch(HeaderNames.METHOD + " differs from the method in the body");
    }
    String expected = MirroredName.of(request.request());
    if (expected != null) {
      checkName(expected);
    }
    if (params) {
      checkParams();
    }
  }

  /** Header and body must agree on the version if both name one. */
  void checkVersion(JsonRpcRequest request) {
    String claimed = request.frame().protocolVersion();
    if (claimed != null && version != null && !version.equals(claimed)) {
      throw mismatch(
          HeaderNames.PROTOCOL_VERSION + " differs from the protocol version in the body");
    }
  }

  private void checkName(String expected) {
    if (name == null) {
      throw missing(HeaderNames.NAME);
    }
    String decoded = HeaderValues.decode(name);
    if (decoded == null) {
      throw mismatch(HeaderNames.NAME + " is not encoded as it should be");
    }
    if (!decoded.equals(expected)) {
      throw mismatch(HeaderNames.NAME + " differs from the body");
    }
  }

  private void checkParams() {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    exchange.eachHeader(
        (header, value) -> {
          if (!HeaderNames.isParam(header)) {
            return;
          }
          if (!seen.add(header)) {
            throw mismatch(header + " must not be repeated");
          }
          if (HeaderValues.decode(value) == null) {
            throw mismatch(header + " is not encoded as it should be");
          }
        });
  }

  /** A header sent twice is one with a list. */
  private static String joined(@Nullable String before, String value) {
    return before == null ? value : before + ',' + value;
  }

  private String once(String header, @Nullable String before, String value) {
    if (before != null) {
      repeated = header;
    }
    return value;
  }

  private static ProtocolException missing(String header) {
    return mismatch("the header " + header + " is missing");
  }

  private static ProtocolException mismatch(String message) {
    return new ProtocolException(ErrorCodes.HEADER_MISMATCH, message);
  }
}
