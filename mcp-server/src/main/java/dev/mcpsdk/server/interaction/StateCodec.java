package dev.mcpsdk.server.interaction;

import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.interaction.InteractionState.Answered;
import java.util.LinkedHashMap;
import java.util.Map;

/** The state as JSON, before it is sealed. */
final class StateCodec {

  private static final Name NONCE = Name.of("nonce");
  private static final Name ROUND = Name.of("round");
  private static final Name EXPIRES = Name.of("expires");
  private static final Name ANSWERS = Name.of("answers");
  private static final Name PENDING = Name.of("pending");
  private static final Name OUTCOMES = Name.of("outcomes");
  private static final MemberNames NAMES =
      MemberNames.of(NONCE, ROUND, EXPIRES, ANSWERS, PENDING, OUTCOMES);
  private static final Name QUESTION = Name.of("question");
  private static final Name ANSWER = Name.of("answer");
  private static final MemberNames ANSWERED = MemberNames.of(QUESTION, ANSWER);
  private static final JsonLimits LIMITS =
      JsonLimits.DEFAULT.withMaxDepth(JsonLimits.DEPTH_CEILING);

  private StateCodec() {}

  static byte[] write(InteractionState state) {
    JsonWriter out = new JsonWriter();
    out.beginObject()
        .member(NONCE, state.nonce())
        .member(ROUND, state.round())
        .member(EXPIRES, state.expires());
    out.name(ANSWERS).beginObject();
    state
        .answers()
        .forEach(
            (key, answered) -> {
              out.name(key)
                  .beginObject()
                  .member(QUESTION, answered.question())
                  .member(ANSWER, answered.answer());
              out.endObject();
            });
    out.endObject().name(PENDING).beginObject();
    state.pending().forEach((key, digest) -> out.name(key).value(digest));
    out.endObject().name(OUTCOMES).beginObject();
    state.outcomes().forEach((key, outcome) -> out.name(key).raw(outcome));
    return out.endObject().endObject().toByteArray();
  }

  static InteractionState read(byte[] json) {
    JsonReader in = new JsonReader(json, 0, json.length, LIMITS);
    String nonce = "";
    int round = 0;
    long expires = 0;
    Map<String, Answered> answers = new LinkedHashMap<>();
    Map<String, String> pending = new LinkedHashMap<>();
    Map<String, RawJson> outcomes = new LinkedHashMap<>();
    in.beginObject();
    for (int member; (member = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (member) {
        case 0 -> nonce = in.string();
        case 1 -> round = in.int32();
        case 2 -> expires = in.integer();
        case 3 -> readAnswers(in, answers);
        case 4 -> {
          in.beginObject();
          while (in.nextMember()) {
            pending.put(in.memberName(), in.string());
          }
        }
        case 5 -> {
          in.beginObject();
          while (in.nextMember()) {
            outcomes.put(in.memberName(), in.raw());
          }
        }
        default -> in.skip();
      }
    }
    in.end();
    return new InteractionState(nonce, round, expires, answers, pending, outcomes);
  }

  private static void readAnswers(JsonReader in, Map<String, Answered> answers) {
    in.beginObject();
    while (in.nextMember()) {
      String key = in.memberName();
      String question = "";
      RawJson answer = RawJson.NULL;
      in.beginObject();
      for (int member; (member = in.nextMember(ANSWERED)) != MemberNames.END; ) {
        switch (member) {
          case 0 -> question = in.string();
          case 1 -> answer = in.raw();
          default -> in.skip();
        }
      }
      answers.put(key, new Answered(question, answer));
    }
  }
}
