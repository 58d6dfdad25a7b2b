package dev.mcpsdk.transport.http.events;

/**
 * One event stream of a session.
 *
 * @param session the id of the session, which is a secret: it does not belong in logs
 * @param number unique within the session, never used again
 */
public record EventStream(String session, long number) {

  /** Without the session's id. */
  @Override
  public String toString() {
    return "event stream " + number;
  }
}
