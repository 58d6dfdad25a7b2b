package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.transport.RefusedException;
import java.util.List;

/**
 * The server answered with a status that is no success and no JSON-RPC message that says more. The
 * body is not kept.
 */
public final class HttpStatusException extends RefusedException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<String> challenges;

  HttpStatusException(int status, List<String> challenges, String server) {
    this(status, challenges, server, reason(status));
  }

  private HttpStatusException(int status, List<String> challenges, String server, Reason reason) {
    super(server + " answered with HTTP status " + status, reason);
    this.status = status;
    this.challenges = List.copyOf(challenges);
  }

  /** For a request of a session that the server does not have any more. */
  static HttpStatusException sessionEnded(int status, String server) {
    return new HttpStatusException(status, List.of(), server, Reason.SESSION_ENDED);
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
