package dev.mcpsdk.core;

import java.time.Duration;

/**
 * No answer within the time this side allows. The request was cancelled; the peer may still have
 * acted on it.
 */
public final class TimeoutException extends McpException {

  private static final long serialVersionUID = 1L;

  private final Duration waited;

  public TimeoutException(String what, Duration waited) {
    super(what + " was not answered within " + waited.toMillis() + " ms", null);
    this.waited = waited;
  }

  public Duration waited() {
    return waited;
  }
}
