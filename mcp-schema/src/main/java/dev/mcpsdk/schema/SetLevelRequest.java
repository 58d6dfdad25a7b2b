package dev.mcpsdk.schema;

import java.util.Objects;

/** Sets the least severe log messages of the session; {@code _meta} of each request replaced it. */
@ProtocolRemoved("2026-07-28")
public record SetLevelRequest(LoggingLevel level) implements Request<EmptyResult> {
  public SetLevelRequest {
    Objects.requireNonNull(level, "level");
  }

  @Override
  public Method<SetLevelRequest, EmptyResult> method() {
    return Methods.LOGGING_SET_LEVEL;
  }
}
