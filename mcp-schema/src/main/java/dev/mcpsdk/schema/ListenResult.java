package dev.mcpsdk.schema;

import java.util.Objects;

/** The graceful end of a listen stream. */
@ProtocolSince("2026-07-28")
public record ListenResult(Meta meta) implements Result {
  public static final ListenResult INSTANCE = new ListenResult(Meta.EMPTY);

  public ListenResult {
    Objects.requireNonNull(meta, "meta");
  }
}
