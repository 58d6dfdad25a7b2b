package dev.mcpsdk.core.engine;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what a tool's input schema marks with {@code x-mcp-header}: properties of a plain type,
 * reached from the root through nothing but {@code properties}.
 */
public final class ParameterHeaders {

  private static final String MARK = "x-mcp-header";
  // Keywords whose value is data or text: what looks like a mark in there is none.
  private static final Set<String> DATA = Set.of("default", "const", "enum", "examples");
  // Keywords whose value maps names of any kind to schemas.
  private static final Set<String> NAMED =
      Set.of("$defs", "definitions", "patternProperties", "dependentSchemas");

  private final JsonTape tape;
  private final Deque<String> path = new ArrayDeque<>();
  private final Set<String> names = new HashSet<>();
  private final List<ParameterHeader> found = new ArrayList<>();

  private ParameterHeaders(JsonTape tape) {
    this.tape = tape;
  }

  /**
   * The marked parameters in the order of the schema.
   *
   * @throws IllegalArgumentException if a mark is not valid, with the reason
   */
  public static List<ParameterHeader> of(RawJson inputSchema) {
    ParameterHeaders headers = new ParameterHeaders(inputSchema.tape());
    headers.schema(JsonTape.ROOT, true);
    return List.copyOf(headers.found);
  }

  private void schema(int node, boolean reachable) {
    if (tape.kind(node) != JsonKind.OBJECT) {
      return;
    }
    int end = tape.next(node);
    for (int name = node + 1; name < end; name = tape.next(name + 1)) {
      String keyword = tape.string(name);
      int value = name + 1;
      if (keyword.equals(MARK)) {
        mark(node, value, reachable);
      } else if (keyword.equals("properties")) {
        members(value, reachable);
      } else if (NAMED.contains(keyword)) {
        members(value, false);
      } else if (!DATA.contains(keyword)) {
        nested(value);
      }
    }
  }

  private void members(int node, boolean reachable) {
    if (tape.kind(node) != JsonKind.OBJECT) {
      return;
    }
    int end = tape.next(node);
    for (int name = node + 1; name < end; name = tape.next(name + 1)) {
      path.addLast(tape.string(name));
      schema(name + 1, reachable);
      path.removeLast();
    }
  }

  private void nested(int node) {
    if (tape.kind(node) == JsonKind.ARRAY) {
      int end = tape.next(node);
      for (int element = node + 1; element < end; element = tape.next(element)) {
        nested(element);
      }
    } else {
      schema(node, false);
    }
  }

  private void mark(int schema, int value, boolean reachable) {
    if (!reachable || path.isEmpty()) {
      throw invalid("is not reached through properties alone");
    }
    if (tape.kind(value) != JsonKind.STRING) {
      throw invalid("is " + tape.kind(value).phrase() + ", not a string");
    }
    String name = tape.string(value);
    if (!isToken(name)) {
      throw invalid(name.isEmpty() ? "is empty" : "is not the name of a header");
    }
    if (!names.add(name.toLowerCase(Locale.ROOT))) {
      throw invalid("names the header of another parameter");
    }
    if (!isPlain(tape.member(schema, "type"))) {
      throw invalid("is on a parameter whose type is not string, integer or boolean");
    }
    found.add(new ParameterHeader(ParameterHeader.PREFIX + name, List.copyOf(path)));
  }

  /** One plain type, or one and {@code null}. */
  private boolean isPlain(int type) {
    if (type < 0) {
      return false;
    }
    if (tape.kind(type) != JsonKind.ARRAY) {
      return isPlainName(type);
    }
    int plain = 0;
    int end = tape.next(type);
    for (int element = type + 1; element < end; element = tape.next(element)) {
      if (isPlainName(element)) {
        plain++;
      } else if (!tape.stringEquals(element, "null")) {
        return false;
      }
    }
    return plain == 1;
  }

  private boolean isPlainName(int type) {
    return tape.kind(type) == JsonKind.STRING
        && (tape.stringEquals(type, "string")
            || tape.stringEquals(type, "integer")
            || tape.stringEquals(type, "boolean"));
  }

  private static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letterOrDigit = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private IllegalArgumentException invalid(String why) {
    String where = path.isEmpty() ? "the root" : String.join(".", path);
    return new IllegalArgumentException(MARK + " at " + where + ' ' + why);
  }
}
