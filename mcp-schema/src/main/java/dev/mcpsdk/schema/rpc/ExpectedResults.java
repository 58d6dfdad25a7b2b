package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.RequestId;
import org.jspecify.annotations.Nullable;

/** Tells a reader of responses what was asked. Called on the reading thread; must not block. */
@FunctionalInterface
public interface ExpectedResults {
  /** For a side that sends no requests. */
  ExpectedResults NONE = id -> null;

  /** The method of the pending request with that id, null if there is none. */
  @Nullable Method<?, ?> of(RequestId id);
}
