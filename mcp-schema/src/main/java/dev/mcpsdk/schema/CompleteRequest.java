package dev.mcpsdk.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Asks for values of an argument.
 *
 * @param context arguments already settled, by name ({@code context.arguments} on the wire)
 */
public record CompleteRequest(
    CompletionReference ref,
    CompletionArgument argument,
    @ProtocolSince("2025-06-18") Map<String, String> context)
    implements Request<CompleteResult> {
  public CompleteRequest {
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(argument, "argument");
    context =
        context.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }

  @Override
  public Method<CompleteRequest, CompleteResult> method() {
    return Methods.COMPLETION_COMPLETE;
  }
}
