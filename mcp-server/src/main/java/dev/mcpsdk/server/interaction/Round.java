package dev.mcpsdk.server.interaction;

import dev.mcpsdk.schema.Request;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run that questions have ended leaves behind: the questions, and what is known so far. */
public final class Round {

  private final Map<String, Request<?>> questions;
  private final InteractionState state;

  Round(Map<String, Request<?>> questions, InteractionState state) {
    this.questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
    this.state = state;
  }

  /** By key, in the order in which they were asked. */
  public Map<String, Request<?>> questions() {
    return questions;
  }

  InteractionState state() {
    return state;
  }
}
