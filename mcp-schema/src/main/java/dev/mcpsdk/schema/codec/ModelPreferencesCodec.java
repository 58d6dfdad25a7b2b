package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.ModelHint;
import dev.mcpsdk.schema.ModelPreferences;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server's wishes for the model. */
final class ModelPreferencesCodec {
  private static final Name HINTS = Name.of("hints");
  private static final Name COST = Name.of("costPriority");
  private static final Name SPEED = Name.of("speedPriority");
  private static final Name INTELLIGENCE = Name.of("intelligencePriority");
  private static final MemberNames NAMES = MemberNames.of(HINTS, COST, SPEED, INTELLIGENCE);
  private static final MemberNames HINT_NAMES = MemberNames.of(Names.NAME);

  private ModelPreferencesCodec() {}

  static ModelPreferences read(JsonReader in) {
    List<ModelHint> hints = List.of();
    Double cost = null;
    Double speed = null;
    Double intelligence = null;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> hints = in.nextNull() ? List.of() : readHints(in);
        case 1 -> cost = in.nextNull() ? null : (Double) in.number();
        case 2 -> speed = in.nextNull() ? null : (Double) in.number();
        case 3 -> intelligence = in.nextNull() ? null : (Double) in.number();
        default -> in.skip();
      }
    }
    return new ModelPreferences(hints, cost, speed, intelligence);
  }

  private static List<ModelHint> readHints(JsonReader in) {
    List<ModelHint> hints = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      hints.add(readHint(in));
    }
    return hints;
  }

  private static ModelHint readHint(JsonReader in) {
    String name = null;
    Map<String, RawJson> other = Map.of();
    in.beginObject();
    for (int m; (m = in.nextMember(HINT_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        name = in.optionalString();
      } else {
        other = other.isEmpty() ? new LinkedHashMap<>() : other;
        other.put(in.memberName(), in.raw());
      }
    }
    return new ModelHint(name, other);
  }

  static void write(JsonWriter out, ModelPreferences preferences) {
    out.beginObject();
    if (!preferences.hints().isEmpty()) {
      out.name(HINTS).beginArray();
      for (ModelHint hint : preferences.hints()) {
        out.beginObject().optional(Names.NAME, hint.name());
        for (Map.Entry<String, RawJson> member : hint.other().entrySet()) {
          out.name(member.getKey()).raw(member.getValue());
        }
        out.endObject();
      }
      out.endArray();
    }
    out.optional(COST, preferences.costPriority())
        .optional(SPEED, preferences.speedPriority())
        .optional(INTELLIGENCE, preferences.intelligencePriority())
        .endObject();
  }
}
