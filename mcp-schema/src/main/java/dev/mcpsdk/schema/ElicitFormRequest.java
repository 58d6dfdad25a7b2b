package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * A form the client shows. It must not ask for secrets: what the user types passes through the
 * client and the model.
 */
public record ElicitFormRequest(String message, ElicitSchema requestedSchema)
    implements ElicitRequest {

  public ElicitFormRequest {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(requestedSchema, "requestedSchema");
  }
}
