package dev.mcpsdk.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Gets the messages of a prompt.
 *
 * @param arguments by name, in the order given; values are strings
 */
public record GetPromptRequest(String name, Map<String, String> arguments)
    implements Request<GetPromptResult> {
  public GetPromptRequest {
    Objects.requireNonNull(name, "name");
    arguments =
        arguments.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  @Override
  public Method<GetPromptRequest, GetPromptResult> method() {
    return Methods.PROMPTS_GET;
  }
}
