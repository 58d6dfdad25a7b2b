package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The value of {@code inputRequests}: requests by key, without id and envelope. */
final class InputRequestsCodec {
  private InputRequestsCodec() {}

  static Map<String, Request<?>> read(JsonReader in) {
    Map<String, Request<?>> requests = new LinkedHashMap<>();
    in.beginObject();
    while (in.nextMember()) {
      requests.put(in.memberName(), readRequest(in));
    }
    return requests;
  }

  /** Writes the object, not its member name. */
  static void write(JsonWriter out, Map<String, Request<?>> requests, Wire wire) {
    throw new UnsupportedOperationException("written by model2");
  }

  private static Request<?> readRequest(JsonReader in) {
    throw in.expected("written by model2");
  }
}
