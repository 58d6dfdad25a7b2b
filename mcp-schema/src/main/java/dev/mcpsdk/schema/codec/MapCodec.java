package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.MetaKeys;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects with free member names, and lists of strings. */
final class MapCodec {
  private static final Name META = Name.of("_meta");

  private MapCodec() {}

  static Map<String, RawJson> readRaw(JsonReader in) {
    Map<String, RawJson> map = new LinkedHashMap<>();
    in.beginObject();
    while (in.nextMember()) {
      map.put(in.memberName(), in.raw());
    }
    return map;
  }

  static Map<String, String> readStrings(JsonReader in) {
    Map<String, String> map = new LinkedHashMap<>();
    in.beginObject();
    while (in.nextMember()) {
      map.put(in.memberName(), in.string());
    }
    return map;
  }

  static List<String> readList(JsonReader in) {
    List<String> list = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      list.add(in.string());
    }
    return list;
  }

  /** The {@code _meta} of an object within a message; null counts as absent. */
  static Meta readMeta(JsonReader in) {
    return in.nextNull() ? Meta.EMPTY : Meta.copyOf(readRaw(in));
  }

  /** Writes the {@code _meta} of an object within a message, unless it is empty. */
  static void writeMeta(JsonWriter out, Meta meta, Wire wire) {
    if (!meta.isEmpty() && wire.objectMeta()) {
      writeRaw(out, META, meta.asMap());
    }
  }

  /** Writes the entries of a message's {@code _meta} that the frame does not write itself. */
  static void writeEntries(JsonWriter out, Meta meta) {
    for (Map.Entry<String, RawJson> entry : meta.asMap().entrySet()) {
      if (!MetaKeys.isEnvelope(entry.getKey())) {
        out.name(entry.getKey()).raw(entry.getValue());
      }
    }
  }

  static void writeRaw(JsonWriter out, Name name, Map<String, RawJson> map) {
    out.name(name).beginObject();
    for (Map.Entry<String, RawJson> entry : map.entrySet()) {
      out.name(entry.getKey()).raw(entry.getValue());
    }
    out.endObject();
  }

  static void writeStrings(JsonWriter out, Name name, Map<String, String> map) {
    out.name(name).beginObject();
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.name(entry.getKey()).value(entry.getValue());
    }
    out.endObject();
  }

  static void writeList(JsonWriter out, Name name, List<String> list) {
    out.name(name).beginArray();
    for (String text : list) {
      out.value(text);
    }
    out.endArray();
  }
}
