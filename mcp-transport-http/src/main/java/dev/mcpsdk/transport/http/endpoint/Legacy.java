package dev.mcpsdk.transport.http.endpoint;

import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/**
 * Serves the revisions before 2026-07-28 at an endpoint. Whatever it takes it answers, now or
 * later. Thread-safe.
 */
public interface Legacy {

  /** The methods it takes, as the {@code Allow} header lists them. */
  String methods();

  /** A request of another method than POST. */
  void other(Post post);

  /** Whether a posted message is for it. */
  boolean takes(Post post, JsonRpcMessage message);

  /**
   * A message it takes.
   *
   * @param deliverer the thread, if it must not be kept waiting
   */
  void message(Post post, JsonRpcMessage message, @Nullable Thread deliverer);

  /**
   * What is no single message, perhaps an array of them.
   *
   * @return false to leave it to the endpoint
   */
  boolean malformed(
      Post post,
      byte[] buffer,
      int length,
      MalformedMessageException why,
      @Nullable Thread deliverer);
}
