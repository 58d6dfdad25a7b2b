package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.TransportException;
import java.util.List;

/**
 * The server answered with a status that is no success and no JSON-RPC message that says more. The
 * body is not kept.
 */
public final class HttpStatusException extends TransportException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<String> challenges;

  HttpStatusException(int status, List<String> challenges, String server) {
    super(server + " answered with HTTP status " + status);
    this.status = status;
    this.challenges = List.copyOf(challenges);
  }

  public int status() {
    return status;
  }

  /** The values of {@code WWW-Authenticate}: what a 401 or 403 asks for. */
  public List<String> challenges() {
    return challenges;
  }
}
