package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.ListRootsRequest;
import dev.mcpsdk.schema.ListRootsResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.RootsListChangedNotification;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code roots/list} and the notification that belongs to it. */
final class RootMethods {
  private static final Name ROOTS = Name.of("roots");
  private static final MemberNames RESULT_NAMES = ResultFrameReader.names(ROOTS);
  private static final MemberNames ROOT_NAMES = MemberNames.of(Names.URI, Names.NAME, Names.META);

  static final MethodCodec<ListRootsRequest, ListRootsResult> LIST =
      new MethodCodec<>(
          Methods.ROOTS_LIST,
          true,
          EmptyCodec.params(new ListRootsRequest()),
          EmptyCodec::write,
          RootMethods::readResult,
          RootMethods::writeResult);

  static final NotificationCodec<RootsListChangedNotification> CHANGED =
      NotificationCodecs.bodiless(
          RootsListChangedNotification.METHOD,
          RootsListChangedNotification.class,
          new RootsListChangedNotification());

  private RootMethods() {}

  private static @Nullable ListRootsResult readResult(JsonReader in, ResultFrameReader frame) {
    List<Root> roots = null;
    in.beginObject();
    for (int m; (m = in.nextMember(RESULT_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        roots = readRoots(in);
      } else {
        frame.member(in, m - 1);
      }
    }
    if (!frame.isComplete()) {
      return null;
    }
    if (roots == null) {
      throw in.missing("roots");
    }
    return new ListRootsResult(roots, frame.meta());
  }

  private static List<Root> readRoots(JsonReader in) {
    List<Root> roots = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      roots.add(readRoot(in));
    }
    return roots;
  }

  private static Root readRoot(JsonReader in) {
    String uri = null;
    String name = null;
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(ROOT_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> uri = in.string();
        case 1 -> name = in.optionalString();
        case 2 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (uri == null) {
      throw in.missing("uri");
    }
    return new Root(uri, name, meta);
  }

  private static void writeResult(JsonWriter out, ListRootsResult result, Wire wire) {
    out.name(ROOTS).beginArray();
    for (Root root : result.roots()) {
      out.beginObject().member(Names.URI, root.uri()).optional(Names.NAME, root.name());
      MapCodec.writeMeta(out, root.meta(), wire);
      out.endObject();
    }
    out.endArray();
  }
}
