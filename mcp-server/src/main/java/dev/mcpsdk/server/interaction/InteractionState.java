package dev.mcpsdk.server.interaction;

import dev.mcpsdk.schema.json.RawJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of an interaction between two rounds.
 *
 * @param nonce its name, never seen by the client
 * @param round how many answers with questions have been given
 * @param expires seconds since 1970
 * @param answers taken in earlier rounds, by key
 * @param pending digests of the questions that were sent, by key
 * @param outcomes of actions that must not happen twice, by key
 */
record InteractionState(
    String nonce,
    int round,
    long expires,
    Map<String, Answered> answers,
    Map<String, String> pending,
    Map<String, RawJson> outcomes) {

  /** An answer, and the digest of the question it was given to. */
  record Answered(String question, RawJson answer) {}

  InteractionState {
    answers = new LinkedHashMap<>(answers);
    pending = new LinkedHashMap<>(pending);
    outcomes = new LinkedHashMap<>(outcomes);
  }
}
