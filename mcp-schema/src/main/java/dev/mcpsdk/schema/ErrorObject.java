package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The error of a JSON-RPC response.
 *
 * @param code see {@link ErrorCodes}
 * @param message one sentence for people
 * @param data details in any JSON form; null if there are none
 */
public record ErrorObject(int code, String message, @Nullable RawJson data) {
  public ErrorObject {
    Objects.requireNonNull(message, "message");
  }

  public ErrorObject(int code, String message) {
    this(code, message, null);
  }
}
