package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ErrorCodes;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a failure says to the peer. Text that its author meant for the peer goes there; anything
 * else goes to the log, under an id that the peer is told; so does what a server answered to a
 * client that the handler uses: its author meant it for this side.
 */
final class Failures {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** A failure in the place of a result. */
  static ProtocolException error(String method, Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof ProtocolException own && !own.isReceived()) {
      return own;
    }
    if (cause instanceof ToolException) {
      return new ProtocolException(ErrorCodes.INTERNAL_ERROR, String.valueOf(cause.getMessage()));
    }
    return new ProtocolException(ErrorCodes.INTERNAL_ERROR, logged(method, cause));
  }

  /** A failure of a tool, for the model; null if it is a JSON-RPC error instead. */
  static @Nullable CallToolResult toolError(String tool, Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof ProtocolException own && !own.isReceived()) {
      return null;
    }
    if (cause instanceof ToolException) {
      return CallToolResult.error(String.valueOf(cause.getMessage()));
    }
    return CallToolResult.error(logged("tool " + tool, cause));
  }

  /** Logs what went wrong and gives the text that may be told. */
  static String logged(String where, Throwable failure) {
    String id = newId();
    log.error("{} failed, error id {}", where, id, failure);
    return "internal error, id " + id;
  }

  /** Logs what a handler got wrong and gives the text that may be told. */
  static String logged(String where, String what) {
    String id = newId();
    log.error("{}: {}, error id {}", where, what, id);
    return "internal error, id " + id;
  }

  static Disposition disposition(ProtocolException error) {
    return error instanceof BusyException ? Disposition.BUSY : Disposition.HANDLED;
  }

  /** What a stage's failure was about, as a handler would have thrown it. */
  static Exception unwrapped(ExecutionException failure) {
    return rethrown(cause(failure));
  }

  /** To be thrown: the exception, unless it is an error, which is thrown here. */
  static Exception rethrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (Exception) failure;
  }

  /** What a failure of a stage is about. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String newId() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
  }
}
