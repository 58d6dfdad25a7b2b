package dev.mcpsdk.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That the wish to cancel arrived.
 *
 * @param task the cancelled task in 2025-11-25; the extension only acknowledges
 */
@ProtocolSince("2025-11-25")
public record CancelTaskResult(@Nullable Task task, Meta meta) implements Result {

  /** The extension's acknowledgement. */
  public static final CancelTaskResult ACKNOWLEDGED = new CancelTaskResult(null, Meta.EMPTY);

  public CancelTaskResult {
    Objects.requireNonNull(meta, "meta");
  }
}
