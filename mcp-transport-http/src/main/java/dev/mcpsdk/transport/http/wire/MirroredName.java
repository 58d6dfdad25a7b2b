package dev.mcpsdk.transport.http.wire;

import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.GetPromptRequest;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.Request;
import org.jspecify.annotations.Nullable;

/** The value of a request that {@code Mcp-Name} repeats. */
public final class MirroredName {

  private MirroredName() {}

  /** Null for requests that have none. */
  public static @Nullable String of(@Nullable Request<?> request) {
    if (request instanceof CallToolRequest call) {
      return call.name();
    }
    if (request instanceof ReadResourceRequest read) {
      return read.uri();
    }
    if (request instanceof GetPromptRequest prompt) {
      return prompt.name();
    }
    return null;
  }
}
