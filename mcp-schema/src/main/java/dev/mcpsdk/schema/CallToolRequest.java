package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls a tool.
 *
 * @param arguments a JSON object; null if the call has none
 */
public record CallToolRequest(String name, @Nullable RawJson arguments)
    implements Request<CallToolResult> {
  public CallToolRequest {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public Method<CallToolRequest, CallToolResult> method() {
    return Methods.TOOLS_CALL;
  }
}
