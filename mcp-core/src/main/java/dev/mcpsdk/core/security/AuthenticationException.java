package dev.mcpsdk.core.security;

import dev.mcpsdk.core.McpException;
import org.jspecify.annotations.Nullable;

/** A caller is refused. The message goes to it. */
public final class AuthenticationException extends McpException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String challenge;

  /**
   * @param status 400, 401 or 403
   * @param challenge the value of {@code WWW-Authenticate}, null for none
   */
  public AuthenticationException(int status, String message, @Nullable String challenge) {
    super(message, null);
    if (status != 400 && status != 401 && status != 403) {
      throw new IllegalArgumentException("status must be 400, 401 or 403 but is " + status);
    }
    this.status = status;
    this.challenge = challenge;
  }

  public int status() {
    return status;
  }

  public @Nullable String challenge() {
    return challenge;
  }
}
