package dev.mcpsdk.server.ask;

import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.schema.ElicitAction;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer to a form.
 *
 * @param action what the person did: accepted, declined, or closed it without deciding
 * @param content what was filled in; null unless accepted
 */
public record Elicited<T>(ElicitAction action, @Nullable T content) {

  public boolean accepted() {
    return action == ElicitAction.ACCEPT;
  }

  /**
   * What was filled in. @throws ToolException if the person did not accept, which the model then
   * reads
   */
  public T orElseThrow() {
    if (content == null) {
      throw new ToolException(
          action == ElicitAction.DECLINE
              ? "the user declined to answer"
              : "the user closed the question without an answer");
    }
    return content;
  }
}
