package dev.mcpsdk.core;

import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * A JSON-RPC error. A handler throws it to answer with one: code, message and data go to the peer
 * as they are. A client gets it when the server answered with one; what was {@linkplain #isReceived
 * received} is not passed on to a peer of one's own unless it is thrown anew.
 */
public class ProtocolException extends McpException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorObject error;
  private boolean received;

  public ProtocolException(ErrorObject error) {
    super(error.message(), null);
    this.error = error;
  }

  public ProtocolException(int code, String message) {
    this(new ErrorObject(code, message, null));
  }

  public ProtocolException(int code, String message, @Nullable RawJson data) {
    this(new ErrorObject(code, message, data));
  }

  /** -32602 with this message. */
  public static ProtocolException invalidParams(String message) {
    return new ProtocolException(ErrorCodes.INVALID_PARAMS, message);
  }

  /** -32601 for this method. */
  public static ProtocolException methodNotFound(String method) {
    return new ProtocolException(ErrorCodes.METHOD_NOT_FOUND, "method not found: " + method);
  }

  /**
   * Marks the exception, before anybody else sees it, as a peer's answer.
   *
   * @return the same exception
   */
  public static <E extends ProtocolException> E received(E exception) {
    ProtocolException marked = exception;
    marked.received = true;
    return exception;
  }

  /** Whether a peer answered with this; else this side's own code refuses something with it. */
  public final boolean isReceived() {
    return received;
  }

  public final int code() {
    return error.code();
  }

  public final ErrorObject error() {
    return error;
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // the message is the peer's; the code adds to it
  public String toString() {
    return getClass().getName() + ": " + getMessage() + " (" + code() + ")";
  }
}
