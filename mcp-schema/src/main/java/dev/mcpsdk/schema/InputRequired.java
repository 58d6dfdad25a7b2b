package dev.mcpsdk.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server answers when it needs the client first: the client fulfils every request and sends
 * the original request again with the answers under the same keys.
 *
 * @param inputRequests by key, in the server's order; each an {@link ElicitRequest}, {@link
 *     CreateMessageRequest}, {@link ListRootsRequest} or {@link UnknownInputRequest}
 * @param requestState opaque to the client, which echoes it unchanged
 */
@ProtocolSince("2026-07-28")
public record InputRequired(Map<String, Request<?>> inputRequests, @Nullable String requestState) {

  /** Fails if both are absent: the client would have nothing to do. */
  public InputRequired {
    inputRequests = Collections.unmodifiableMap(new LinkedHashMap<>(inputRequests));
    if (inputRequests.isEmpty() && requestState == null) {
      throw new IllegalArgumentException(
          "expected inputRequests or requestState but found neither");
    }
  }
}
