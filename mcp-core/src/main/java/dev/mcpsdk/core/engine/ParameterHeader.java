package dev.mcpsdk.core.engine;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tool parameter that travels as a header too.
 *
 * @param name of the header, {@code Mcp-Param-} included
 * @param path member names that lead from the arguments to the value
 */
public record ParameterHeader(String name, List<String> path) {

  static final String PREFIX = "Mcp-Param-";

  private static final long MAX_SAFE = (1L << 53) - 1;

  public ParameterHeader {
    path = List.copyOf(path);
  }

  /**
   * The header's plain value for these arguments; null if they have none, null, or something no
   * header can carry, and so no header is to be there.
   *
   * @throws IllegalArgumentException if the value is an integer beyond ±(2^53-1)
   */
  public @Nullable String value(@Nullable RawJson arguments) {
    if (arguments == null || arguments.kind() != JsonKind.OBJECT) {
      return null;
    }
    JsonTape tape = arguments.tape();
    int node = JsonTape.ROOT;
    for (String step : path) {
      node = tape.kind(node) == JsonKind.OBJECT ? tape.member(node, step) : -1;
      if (node < 0) {
        return null;
      }
    }
    return switch (tape.kind(node)) {
      case STRING -> tape.string(node);
      case BOOLEAN -> Boolean.toString(tape.bool(node));
      case NUMBER -> number(tape, node);
      case NULL, OBJECT, ARRAY -> null;
    };
  }

  private String number(JsonTape tape, int node) {
    if (!tape.isInteger(node)) {
      return tape.raw(node).toString();
    }
    long value = tape.fitsLong(node) ? tape.longValue(node) : Long.MAX_VALUE;
    if (value > MAX_SAFE || value < -MAX_SAFE) {
      throw new IllegalArgumentException(
          "the argument "
              + String.join(".", path)
              + " travels as header "
              + name
              + " and must lie within ±(2^53-1)");
    }
    return Long.toString(value);
  }
}
