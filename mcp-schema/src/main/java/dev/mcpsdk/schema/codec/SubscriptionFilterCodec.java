package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Map;

/** The filter of a listen stream; members of extensions are kept as they are. */
final class SubscriptionFilterCodec {
  private static final Name TOOLS = Name.of("toolsListChanged");
  private static final Name PROMPTS = Name.of("promptsListChanged");
  private static final Name RESOURCES = Name.of("resourcesListChanged");
  private static final Name URIS = Name.of("resourceSubscriptions");
  private static final MemberNames NAMES = MemberNames.of(TOOLS, PROMPTS, RESOURCES, URIS);

  private SubscriptionFilterCodec() {}

  static SubscriptionFilter read(JsonReader in) {
    SubscriptionFilter.Builder builder = SubscriptionFilter.builder();
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      if (m == MemberNames.UNKNOWN) {
        builder.extension(in.memberName(), in.raw());
        continue;
      }
      if (in.nextNull()) {
        continue;
      }
      switch (m) {
        case 0 -> builder.toolsListChanged(in.bool());
        case 1 -> builder.promptsListChanged(in.bool());
        case 2 -> builder.resourcesListChanged(in.bool());
        default -> builder.resourceSubscriptions(MapCodec.readList(in));
      }
    }
    return builder.build();
  }

  /** Writes the member {@code notifications}. */
  static void write(JsonWriter out, SubscriptionFilter filter) {
    out.name(Names.NOTIFICATIONS).beginObject();
    Flags.write(out, TOOLS, filter.toolsListChanged());
    Flags.write(out, PROMPTS, filter.promptsListChanged());
    Flags.write(out, RESOURCES, filter.resourcesListChanged());
    if (!filter.resourceSubscriptions().isEmpty()) {
      MapCodec.writeList(out, URIS, filter.resourceSubscriptions());
    }
    for (Map.Entry<String, RawJson> entry : filter.extensions().entrySet()) {
      out.name(entry.getKey()).raw(entry.getValue());
    }
    out.endObject();
  }
}
