package dev.mcpsdk.schema.json;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another parser says. It is given characters: its own decoding guesses UTF-16 and repairs
 * broken UTF-8.
 */
final class ParssonOracle {

  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  private ParssonOracle() {}

  /** The value, or null if the bytes are not JSON in UTF-8. */
  static @Nullable JsonValue parse(byte[] utf8) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
    // In an array and twice: the reader sees members that come twice but not what follows the
    // value, the parser sees what follows an array.
    String array = '[' + text + ']';
    try (var reader = READERS.createReader(new StringReader(array));
        var parser = Json.createParser(new StringReader(array))) {
      JsonArray values = reader.readArray();
      while (parser.hasNext()) {
        parser.next();
      }
      return values.size() == 1 ? values.get(0) : null;
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** Whether the tape's node is the oracle's value, names in the same order. */
  static boolean same(JsonTape tape, int node, JsonValue value) {
    return switch (tape.kind(node)) {
      case NULL -> value == JsonValue.NULL;
      case BOOLEAN -> value == (tape.bool(node) ? JsonValue.TRUE : JsonValue.FALSE);
      case STRING -> value instanceof JsonString s && s.getString().equals(tape.string(node));
      case NUMBER ->
          value instanceof JsonNumber n && n.bigDecimalValue().compareTo(tape.decimal(node)) == 0;
      case ARRAY -> value instanceof JsonArray array && sameElements(tape, node, array);
      case OBJECT -> value instanceof JsonObject object && sameMembers(tape, node, object);
    };
  }

  private static boolean sameElements(JsonTape tape, int node, JsonArray array) {
    int child = node + 1;
    for (JsonValue element : array) {
      if (child >= tape.next(node) || !same(tape, child, element)) {
        return false;
      }
      child = tape.next(child);
    }
    return child == tape.next(node) && tape.count(node) == array.size();
  }

  private static boolean sameMembers(JsonTape tape, int node, JsonObject object) {
    int name = node + 1;
    for (Map.Entry<String, JsonValue> member : object.entrySet()) {
      boolean match =
          name < tape.next(node)
              && tape.stringEquals(name, member.getKey())
              && tape.member(node, member.getKey()) == name + 1
              && same(tape, name + 1, member.getValue());
      if (!match) {
        return false;
      }
      name = tape.next(name + 1);
    }
    return name == tape.next(node) && tape.count(node) == object.size();
  }
}
