package dev.mcpsdk.server;

import java.util.Map;

/** Makes the messages of a prompt. Thread-safe; may block unless the prompt is inline. */
@FunctionalInterface
public interface PromptHandler {

  /**
   * @param arguments by name; all required ones are there
   * @return a string (one message of the user), a {@link dev.mcpsdk.schema.PromptMessage}, a list
   *     of these, a {@link dev.mcpsdk.schema.GetPromptResult}, or an {@link
   *     dev.mcpsdk.schema.InputRequired} to have the request repeated
   * @throws Exception anything but a ProtocolException is logged under an id; the caller learns
   *     only the id
   */
  Object get(Map<String, String> arguments, CallContext context) throws Exception;
}
