package dev.mcpsdk.schema.jsonschema;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes small schemas and instances out of the same few names and values, so that they meet.
 *
 * <p>Left out because the oracle gets it wrong: a {@code $dynamicRef} to a dynamic anchor of
 * another resource that is not in the dynamic scope ("Resolution of $dynamicRef failed"); the
 * official suite covers it.
 */
final class RandomSchemas {
  private static final List<String> NAMES = List.of("a", "b", "c", "dd");
  private static final List<String> TYPES =
      List.of("null", "boolean", "object", "array", "number", "string", "integer");
  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "-1",
          "1.0",
          "2.5",
          "3",
          "1e1",
          "0.1",
          "100",
          "\"\"",
          "\"a\"",
          "\"b\"",
          "\"dd\"",
          "\"ab1\"",
          "\"\\u00e9\"",
          "\"\\ud83d\\ude00\"");
  private static final List<String> PATTERNS =
      List.of("^a", "b$", "^[ab]+$", "\\\\d", "^.$", "a|b", "^$");
  private static final String DEFS =
      ",\"$defs\":{\"one\":%s,\"two\":%s,\"anchored\":{\"$anchor\":\"here\",\"allOf\":[%s]},"
          + "\"embedded\":{\"$id\":\"inner\",\"$dynamicAnchor\":\"dyn\",\"$defs\":{\"x\":%s},"
          + "\"anyOf\":[%s]},\"list\":{\"$id\":\"list\",\"$dynamicAnchor\":\"dyn\",\"items\":"
          + "{\"$dynamicRef\":\"#dyn\"},\"properties\":{\"a\":{\"$dynamicRef\":\"#dyn\"}}}}}";

  // Keywords that the numbers of keyword() stand for share a name now and then.
  private static final Map<Integer, Integer> SAME_NAME = Map.of(1, 0, 16, 15, 23, 22, 29, 28);

  private final Random random;

  RandomSchemas(long seed) {
    this.random = new Random(seed);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** A schema whose references never lead to an endless loop: definitions refer to nothing. */
  String schema() {
    String open = object(3, true);
    String own = random.nextInt(3) == 0 ? "\"$dynamicAnchor\":\"dyn\"" : "\"$comment\":\"\"";
    String body = open.substring(1, open.length() - 1);
    return "{\"$id\":\"http://test.example/root\","
        + own
        + (body.isEmpty() ? "" : ",")
        + body
        + DEFS.formatted(plain(), plain(), plain(), plain(), plain());
  }

  private String plain() {
    return subschema(2, false);
  }

  private String subschema(int depth, boolean references) {
    int kind = random.nextInt(10);
    return kind == 0 ? "true" : kind == 1 ? "false" : object(depth, references);
  }

  private String object(int depth, boolean references) {
    StringBuilder out = new StringBuilder("{");
    int keywords = 1 + random.nextInt(3);
    boolean[] used = new boolean[40];
    for (int i = 0; i < keywords; i++) {
      int keyword = random.nextInt(depth > 0 ? (references ? 34 : 33) : 15);
      int name = SAME_NAME.getOrDefault(keyword, keyword);
      if (!used[name]) {
        used[name] = true;
        out.append(out.length() > 1 ? "," : "").append(keyword(keyword, depth - 1, references));
      }
    }
    return out.append('}').toString();
  }

  private String keyword(int keyword, int depth, boolean references) {
    return switch (keyword) {
      case 0 -> "\"type\":\"" + pick(TYPES) + '"';
      case 1 -> "\"type\":[\"string\",\"" + pick(TYPES.subList(0, 5)) + "\"]";
      case 2 -> "\"const\":" + instance(1);
      case 3 -> "\"enum\":[" + instance(1) + "," + instance(1) + "]";
      case 4 -> "\"minimum\":" + pick(List.of("0", "1", "2.5", "-1"));
      case 5 -> "\"exclusiveMaximum\":" + pick(List.of("1", "3", "100", "0.1"));
      case 6 -> "\"multipleOf\":" + pick(List.of("1", "2", "0.5", "0.1", "3"));
      case 7 -> "\"minLength\":" + random.nextInt(3);
      case 8 -> "\"maxLength\":" + random.nextInt(4);
      case 9 -> "\"pattern\":\"" + pick(PATTERNS) + '"';
      case 10 -> "\"maxItems\":" + random.nextInt(4);
      case 11 -> "\"uniqueItems\":true";
      case 12 -> "\"minProperties\":" + random.nextInt(3);
      case 13 -> "\"required\":[\"" + pick(NAMES) + "\"]";
      case 14 -> "\"dependentRequired\":{\"a\":[\"b\"]}";
      case 15, 16 ->
          "\"properties\":{\"a\":"
              + sub(depth, references)
              + ",\"b\":"
              + sub(depth, references)
              + "}";
      case 17 ->
          "\"patternProperties\":{\"" + pick(PATTERNS) + "\":" + sub(depth, references) + "}";
      case 18 -> "\"additionalProperties\":" + sub(depth, references);
      case 19 -> "\"propertyNames\":" + sub(depth, references);
      case 20 -> "\"items\":" + sub(depth, references);
      case 21 -> "\"prefixItems\":[" + sub(depth, references) + "," + sub(depth, references) + "]";
      case 22 -> "\"contains\":" + sub(depth, references);
      case 23 ->
          "\"contains\":"
              + sub(depth, references)
              + ",\"minContains\":"
              + random.nextInt(3)
              + ",\"maxContains\":"
              + (1 + random.nextInt(2));
      case 24 -> "\"allOf\":" + some(depth, references);
      case 25 -> "\"anyOf\":" + some(depth, references);
      case 26 -> "\"oneOf\":" + some(depth, references);
      case 27 -> "\"not\":" + sub(depth, references);
      case 28 -> "\"if\":" + sub(depth, references) + ",\"then\":" + sub(depth, references);
      case 29 -> "\"if\":" + sub(depth, references) + ",\"else\":" + sub(depth, references);
      case 30 -> "\"dependentSchemas\":{\"" + pick(NAMES) + "\":" + sub(depth, references) + "}";
      case 31 -> "\"unevaluatedProperties\":" + sub(depth, references);
      case 32 -> "\"unevaluatedItems\":" + sub(depth, references);
      default ->
          pick(
              List.of(
                  "\"$ref\":\"#/$defs/one\"",
                  "\"$ref\":\"#/$defs/two\"",
                  "\"$ref\":\"#here\"",
                  "\"$ref\":\"inner\"",
                  "\"$ref\":\"inner#/$defs/x\"",
                  "\"$ref\":\"list\"",
                  "\"$dynamicRef\":\"#here\""));
    };
  }

  private String sub(int depth, boolean references) {
    return subschema(depth, references);
  }

  private String some(int depth, boolean references) {
    return "[" + sub(depth, references) + "," + sub(depth, references) + "]";
  }

  String instance(int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(4);
    if (kind < 2) {
      return pick(SCALARS);
    }
    StringBuilder out = new StringBuilder(kind == 2 ? "[" : "{");
    int size = random.nextInt(4);
    int from = random.nextInt(NAMES.size());
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ",");
      if (kind == 3) {
        out.append('"').append(NAMES.get((from + i) % NAMES.size())).append("\":");
      }
      out.append(instance(depth - 1));
    }
    return out.append(kind == 2 ? ']' : '}').toString();
  }

  /** A schema with one keyword, of which some value may have the wrong shape. */
  String possiblyWrong() {
    String body = keyword(random.nextInt(33), 1, false);
    if (random.nextInt(2) == 0) {
      int colon = body.indexOf(':');
      body = body.substring(0, colon + 1) + instance(2);
    }
    return "{\"$defs\":{\"x\":{" + body + "}}}";
  }
}
