package dev.mcpsdk.core;

import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.json.RawJson;

/** The caller did not declare a capability that answering it needs: -32021 on 2026-07-28. */
public final class MissingCapabilityException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  /**
   * @param requiredCapabilities the missing ones in the shape of ClientCapabilities, such as {@code
   *     {"elicitation":{"url":{}}}}
   */
  public MissingCapabilityException(String message, RawJson requiredCapabilities) {
    super(
        new ErrorObject(
            ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY,
            message,
            RawJson.write(
                out ->
                    out.beginObject()
                        .name("requiredCapabilities")
                        .raw(requiredCapabilities)
                        .endObject())));
  }
}
