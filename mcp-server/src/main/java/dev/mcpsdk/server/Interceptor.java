package dev.mcpsdk.server;

import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;

/**
 * Stands around every request this server answers, after the protocol's own checks: for logging,
 * metrics, authorization, quotas, caching. Thread-safe; called in the order of registration, again
 * for each round of questions. {@code initialize} and {@code ping} are the protocol's own and do
 * not come here.
 */
@FunctionalInterface
public interface Interceptor {

  /**
   * Answers itself, or with what {@code next} gives, changed or not, or throws as a handler may.
   * Use {@code finally} to learn the end: when a handler asks the caller something, {@code proceed}
   * ends with an Error that must not be caught.
   *
   * @return the result, of the type that belongs to the request
   */
  Result intercept(Request<?> request, CallContext context, Next next) throws Exception;

  /**
   * Whether {@link #intercept} is so quick that it may run on the thread that read the request. If
   * one interceptor is not, no request is answered on that thread.
   */
  default boolean inline() {
    return false;
  }

  /** The rest of the way to the handler. */
  interface Next {

    /**
     * Goes on, at most once. For {@code subscriptions/listen} it returns as soon as the stream is
     * open; for an asynchronous tool it waits for the answer.
     */
    Result proceed() throws Exception;
  }
}
