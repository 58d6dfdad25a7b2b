package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.schema.ErrorCodes;

/** Too much is going on for this request; it may succeed later. */
final class BusyException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  BusyException(String message) {
    super(ErrorCodes.INTERNAL_ERROR, message);
  }
}
