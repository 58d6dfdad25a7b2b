package dev.mcpsdk.schema.jsonschema;

import java.util.HashMap;
import java.util.Map;

/** Where schemas contain schemas, by keyword. */
enum Subschemas {
  /** The value is a schema. */
  ONE,
  /** The value is a non-empty array of schemas. */
  ARRAY,
  /** The value is an object whose members are schemas. */
  MAP,
  /** Draft-07's {@code items}: one schema, or an array of them. */
  ONE_OR_ARRAY,
  /** Members are schemas or arrays of member names. */
  MAP_OR_NAMES,
  NONE;

  private static final Map<String, Subschemas> COMMON = new HashMap<>();
  private static final Map<String, Subschemas> ONLY_2020_12 = new HashMap<>();
  private static final Map<String, Subschemas> ONLY_DRAFT_07 = new HashMap<>();

  static {
    for (String keyword :
        new String[] {
          "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else"
        }) {
      COMMON.put(keyword, ONE);
    }
    for (String keyword : new String[] {"allOf", "anyOf", "oneOf"}) {
      COMMON.put(keyword, ARRAY);
    }
    for (String keyword : new String[] {"properties", "patternProperties", "definitions"}) {
      COMMON.put(keyword, MAP);
    }
    COMMON.put("dependencies", MAP_OR_NAMES);
    ONLY_2020_12.put("items", ONE);
    ONLY_2020_12.put("unevaluatedItems", ONE);
    ONLY_2020_12.put("unevaluatedProperties", ONE);
    ONLY_2020_12.put("contentSchema", ONE);
    ONLY_2020_12.put("prefixItems", ARRAY);
    ONLY_2020_12.put("$defs", MAP);
    ONLY_2020_12.put("dependentSchemas", MAP);
    ONLY_DRAFT_07.put("items", ONE_OR_ARRAY);
    ONLY_DRAFT_07.put("additionalItems", ONE);
  }

  static Subschemas of(String keyword, Dialect dialect) {
    Subschemas common = COMMON.get(keyword);
    if (common != null) {
      return common;
    }
    return (dialect.draft07() ? ONLY_DRAFT_07 : ONLY_2020_12).getOrDefault(keyword, NONE);
  }
}
