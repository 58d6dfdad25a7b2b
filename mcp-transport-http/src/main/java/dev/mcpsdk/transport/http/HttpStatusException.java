package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.transport.RefusedException;
import dev.mcpsdk.transport.http.wire.MediaTypes;
import java.util.List;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The server answered with a status that is no success and no JSON-RPC message that says more. The
 * body is not kept.
 */
public final class HttpStatusException extends RefusedException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<String> challenges;

  private HttpStatusException(int status, List<String> challenges, String message, Reason reason) {
    super(message, reason);
    this.status = status;
    this.challenges = List.copyOf(challenges);
  }

  /**
   * @param server scheme, host and port
   */
  static HttpStatusException of(Response response, String server) {
    int status = response.getStatus();
    String type = response.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return new HttpStatusException(
        status,
        response.getHeaders().getValuesList(HttpHeader.WWW_AUTHENTICATE),
        server
            + " answered with HTTP status "
            + status
            + (type == null ? "" : " and " + MediaTypes.described(type)),
        reason(status));
  }

  /** For a request of a session that the server does not have any more. */
  static HttpStatusException sessionEnded(int status, String server) {
    String message = server + " answered with HTTP status " + status;
    return new HttpStatusException(status, List.of(), message, Reason.SESSION_ENDED);
  }

  /** For a handshake that was refused at a URL where no other transport answers either. */
  HttpStatusException atNoEndpoint() {
    String hint =
        " to a handshake and offers no event stream: it may be no MCP endpoint, check the URL";
    return new HttpStatusException(status, challenges, getMessage() + hint, reason());
  }

  /** A 4xx says that this is no place for such a request, unless it is about the sender. */
  private static Reason reason(int status) {
    return switch (status) {
      case 401, 403, 407, 408, 425, 429 -> Reason.OTHER;
      default -> status / 100 == 4 ? Reason.NOT_UNDERSTOOD : Reason.OTHER;
    };
  }

  public int status() {
    return status;
  }

  /** The values of {@code WWW-Authenticate}: what a 401 or 403 asks for. */
  public List<String> challenges() {
    return challenges;
  }
}
