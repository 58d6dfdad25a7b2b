package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.RequestId;
import org.jspecify.annotations.Nullable;

/** Bytes that are no message. The text is safe to be sent: it names places and kinds, no values. */
public final class MalformedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final transient @Nullable RequestId id;
  private final boolean response;

  MalformedMessageException(int code, String message, @Nullable RequestId id, boolean response) {
    super(message);
    this.code = code;
    this.id = id;
    this.response = response;
  }

  /** -32700 for what is not JSON, -32600 for JSON that is no message. */
  public int code() {
    return code;
  }

  /** The id, if it could be read. */
  public @Nullable RequestId id() {
    return id;
  }

  /** Whether it was meant as a response: then {@link #id} is that of a request of ours. */
  public boolean response() {
    return response;
  }
}
