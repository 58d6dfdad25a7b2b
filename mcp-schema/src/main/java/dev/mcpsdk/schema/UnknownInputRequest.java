package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An input request whose method this SDK does not know. It is kept, not refused, so that the client
 * can say which method it could not answer.
 */
public record UnknownInputRequest(String methodName, @Nullable RawJson params)
    implements Request<EmptyResult> {

  public UnknownInputRequest {
    Objects.requireNonNull(methodName, "methodName");
  }

  @Override
  public Method<UnknownInputRequest, EmptyResult> method() {
    return new Method<>(methodName, UnknownInputRequest.class, EmptyResult.class);
  }
}
