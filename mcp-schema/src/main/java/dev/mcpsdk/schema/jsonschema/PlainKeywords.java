package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;

/** Keywords that assert nothing; only their shape is checked. */
final class PlainKeywords {
  private PlainKeywords() {}

  static void check(SchemaObject source) {
    source.string("$comment");
    source.string("title");
    source.string("description");
    source.string("contentEncoding");
    source.string("contentMediaType");
    source.flag("readOnly");
    source.flag("writeOnly");
    array(source, "examples");
    if (!source.resource().dialect().draft07()) {
      source.flag("deprecated");
      vocabulary(source);
    }
  }

  private static void array(SchemaObject source, String keyword) {
    int value = source.find(keyword);
    if (value >= 0) {
      source.require(value, JsonKind.ARRAY);
    }
  }

  private static void vocabulary(SchemaObject source) {
    int value = source.find("$vocabulary");
    if (value < 0) {
      return;
    }
    source.require(value, JsonKind.OBJECT);
    for (int name = value + 1;
        name < source.tape().next(value);
        name = source.tape().next(name + 1)) {
      source.require(name + 1, JsonKind.BOOLEAN);
    }
  }
}
