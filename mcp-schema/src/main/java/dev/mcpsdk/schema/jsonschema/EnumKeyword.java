package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** {@code enum}, and {@code const} as an enum of one. */
final class EnumKeyword extends Assertion {
  private static final int LISTED = 200;
  private static final int FEW = 8;

  private final JsonTape schema;
  private final int[] others;
  private final String[] strings;
  private final Set<String> many;

  EnumKeyword(String keyword, JsonTape schema, int[] values) {
    super(keyword);
    this.schema = schema;
    int count = 0;
    for (int value : values) {
      count += schema.kind(value) == JsonKind.STRING ? 1 : 0;
    }
    this.strings = new String[count];
    this.others = new int[values.length - count];
    int string = 0;
    int other = 0;
    for (int value : values) {
      if (schema.kind(value) == JsonKind.STRING) {
        strings[string++] = schema.string(value);
      } else {
        others[other++] = value;
      }
    }
    this.many = strings.length > FEW ? new HashSet<>(Arrays.asList(strings)) : Set.of();
  }

  @Override
  boolean holds(Evaluation run, int node) {
    JsonTape tape = run.tape();
    if (tape.kind(node) == JsonKind.STRING) {
      return many.isEmpty() ? isOneOfFew(tape, node) : many.contains(tape.string(node));
    }
    for (int value : others) {
      run.spend(schema.next(value) - value);
      if (tape.valueEquals(node, schema, value)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOneOfFew(JsonTape tape, int node) {
    for (String string : strings) {
      if (tape.stringEquals(node, string)) {
        return true;
      }
    }
    return false;
  }

  @Override
  String problem(JsonTape tape, int node) {
    StringBuilder out = new StringBuilder("expected ");
    int listed = strings.length + others.length;
    if (listed > 1) {
      out.append("one of ");
    }
    int start = out.length();
    for (String string : strings) {
      append(out, start, '"' + string + '"');
    }
    for (int value : others) {
      append(out, start, schema.raw(value).toString());
    }
    if (listed == 0) {
      out.append("nothing, the enum is empty,");
    }
    String found = tape.kind(node) == JsonKind.STRING ? "another string" : tape.kind(node).phrase();
    return out.append(" but found ").append(found).toString();
  }

  private static void append(StringBuilder out, int start, String value) {
    if (out.length() - start > LISTED) {
      if (out.charAt(out.length() - 1) != '…') {
        out.append(", …");
      }
      return;
    }
    out.append(out.length() > start ? ", " : "").append(JsonPointer.shorten(value));
  }
}
