package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.PagedRequest;
import dev.mcpsdk.schema.PagedResult;
import dev.mcpsdk.schema.codec.MethodCodec.BodyWriter;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all paged lists have in common.
 *
 * @param member the member of the result that has the entries
 */
record PageCodec<T, R extends PagedResult<T>>(
    Name member,
    MemberNames names,
    Function<JsonReader, T> entryReader,
    BodyWriter<T> entryWriter,
    Maker<T, R> maker) {
  static final Name TOOLS = Name.of("tools");
  static final Name RESOURCES = Name.of("resources");
  static final Name RESOURCE_TEMPLATES = Name.of("resourceTemplates");
  static final Name PROMPTS = Name.of("prompts");
  private static final Name CURSOR = Name.of("cursor");
  private static final Name NEXT_CURSOR = Name.of("nextCursor");
  private static final MemberNames REQUEST_NAMES = RequestFrameReader.names(CURSOR);

  /** Makes a page of its parts. */
  @FunctionalInterface
  interface Maker<T, R> {
    R make(List<T> items, @Nullable String nextCursor, @Nullable CacheHint cache, Meta meta);
  }

  /** Makes the request for the page at a cursor. */
  @FunctionalInterface
  interface RequestMaker<Q> {
    Q make(@Nullable String cursor);
  }

  PageCodec(
      Name member,
      Function<JsonReader, T> entryReader,
      BodyWriter<T> entryWriter,
      Maker<T, R> maker) {
    this(member, ResultFrameReader.names(member, NEXT_CURSOR), entryReader, entryWriter, maker);
  }

  <Q extends PagedRequest<R>> MethodCodec<Q, R> of(Method<Q, R> method, RequestMaker<Q> request) {
    return new MethodCodec<>(
        method,
        false,
        (in, frame) -> request.make(readCursor(in, frame)),
        (out, value, wire) -> out.optional(CURSOR, value.cursor()),
        this::read,
        this::write);
  }

  static @Nullable String readCursor(JsonReader in, RequestFrameReader frame) {
    String cursor = null;
    in.beginObject();
    for (int m; (m = in.nextMember(REQUEST_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        cursor = in.optionalString();
      } else {
        frame.member(in, m - 1);
      }
    }
    return cursor;
  }

  private @Nullable R read(JsonReader in, ResultFrameReader frame) {
    List<T> items = null;
    String nextCursor = null;
    in.beginObject();
    for (int m; (m = in.nextMember(names)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> items = readItems(in);
        case 1 -> nextCursor = in.optionalString();
        default -> frame.member(in, m - 2);
      }
    }
    if (!frame.isComplete()) {
      return null;
    }
    if (items == null) {
      throw in.missing(member.text());
    }
    return maker.make(items, nextCursor, frame.cache(), frame.meta());
  }

  private List<T> readItems(JsonReader in) {
    List<T> items = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      items.add(entryReader.apply(in));
    }
    return items;
  }

  private void write(JsonWriter out, R page, Wire wire) {
    out.name(member).beginArray();
    List<T> items = page.items();
    for (int i = 0; i < items.size(); i++) {
      entryWriter.write(out, items.get(i), wire);
    }
    out.endArray().optional(NEXT_CURSOR, page.nextCursor());
  }

  static void write(JsonWriter out, EncodedPage page) {
    out.name(memberOf(page.method())).beginArray();
    for (int i = 0; i < page.items().size(); i++) {
      out.raw(page.items().get(i));
    }
    out.endArray().optional(NEXT_CURSOR, page.nextCursor());
  }

  static Name memberOf(Method<?, ?> method) {
    return switch (method.name()) {
      case "tools/list" -> TOOLS;
      case "resources/list" -> RESOURCES;
      case "resources/templates/list" -> RESOURCE_TEMPLATES;
      case "prompts/list" -> PROMPTS;
      default ->
          throw new IllegalArgumentException(
              "expected the method of a list of tools, resources, templates or prompts but got "
                  + method);
    };
  }
}
