package dev.mcpsdk.transport.http.endpoint;

import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;

/** The HTTP status of a JSON-RPC answer. */
public final class Statuses {

  public static final int OK = 200;
  public static final int ACCEPTED = 202;
  public static final int NO_CONTENT = 204;
  public static final int BAD_REQUEST = 400;
  public static final int FORBIDDEN = 403;
  public static final int NOT_FOUND = 404;
  public static final int METHOD_NOT_ALLOWED = 405;
  public static final int NOT_ACCEPTABLE = 406;
  public static final int TOO_LARGE = 413;
  public static final int UNSUPPORTED_MEDIA_TYPE = 415;
  public static final int INTERNAL_ERROR = 500;
  public static final int UNAVAILABLE = 503;

  private Statuses() {}

  public static int of(JsonRpcResponse response, Disposition disposition) {
    if (disposition == Disposition.BUSY) {
      return UNAVAILABLE;
    }
    if (!(response instanceof JsonRpcError error)) {
      return OK;
    }
    int code = error.error().code();
    if (code == ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY) {
      return BAD_REQUEST;
    }
    if (disposition == Disposition.HANDLED) {
      return OK;
    }
    return switch (code) {
      case ErrorCodes.METHOD_NOT_FOUND -> NOT_FOUND;
      // The door itself failed; the request is not to blame.
      case ErrorCodes.INTERNAL_ERROR -> INTERNAL_ERROR;
      default -> BAD_REQUEST;
    };
  }
}
