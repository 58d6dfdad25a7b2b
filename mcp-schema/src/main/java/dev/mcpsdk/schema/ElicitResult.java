package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user's answer.
 *
 * @param content what was typed, an object of strings, numbers, booleans and arrays of strings;
 *     only with an accepted form
 */
@ProtocolSince("2025-06-18")
public record ElicitResult(ElicitAction action, @Nullable RawJson content, Meta meta)
    implements Result {

  public ElicitResult {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(meta, "meta");
    if (content != null && action != ElicitAction.ACCEPT) {
      throw new IllegalArgumentException(
          "content belongs to accept but the action is " + action.wireName());
    }
    if (content != null && content.kind() != JsonKind.OBJECT) {
      throw new IllegalArgumentException(
          "expected an object as content but found " + content.kind().phrase());
    }
  }

  /** A submitted form. */
  public static ElicitResult accept(RawJson content) {
    return new ElicitResult(
        ElicitAction.ACCEPT, Objects.requireNonNull(content, "content"), Meta.EMPTY);
  }

  /** Consent to open the URL; an answer to {@link ElicitUrlRequest}. */
  public static ElicitResult accept() {
    return new ElicitResult(ElicitAction.ACCEPT, null, Meta.EMPTY);
  }

  public static ElicitResult decline() {
    return new ElicitResult(ElicitAction.DECLINE, null, Meta.EMPTY);
  }

  public static ElicitResult cancel() {
    return new ElicitResult(ElicitAction.CANCEL, null, Meta.EMPTY);
  }

  public boolean accepted() {
    return action == ElicitAction.ACCEPT;
  }
}
