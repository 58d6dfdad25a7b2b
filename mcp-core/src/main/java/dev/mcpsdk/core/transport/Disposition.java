package dev.mcpsdk.core.transport;

/**
 * How a request met its answer. Transports with a status of their own (HTTP) derive it from this
 * and the error code.
 */
public enum Disposition {
  /** Refused before a handler saw it: malformed, unknown method, wrong version, bad header. */
  REJECTED,
  /** Answered by its handler, be it with a result or an error. */
  HANDLED,
  /** Refused because too many are running; the same request may succeed later. */
  BUSY
}
