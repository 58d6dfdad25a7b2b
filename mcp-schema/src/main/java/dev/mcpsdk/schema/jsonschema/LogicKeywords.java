package dev.mcpsdk.schema.jsonschema;

import java.util.List;

/** Keywords that combine schemas for the same value. */
final class LogicKeywords {
  private LogicKeywords() {}

  static void compile(SchemaObject source, List<Keyword> out) {
    if (!source.resource().dialect().has(Vocabulary.APPLICATOR)) {
      return;
    }
    int all = source.find("allOf");
    if (all >= 0) {
      for (Schema schema : source.schemas(all)) {
        out.add((run, node) -> schema.accepts(run, node));
      }
    }
    int any = source.find("anyOf");
    if (any >= 0) {
      out.add(new AnyOf(source.schemas(any)));
    }
    int one = source.find("oneOf");
    if (one >= 0) {
      out.add(new OneOf(source.schemas(one)));
    }
    Schema not = source.schema("not");
    if (not != null) {
      out.add(new Not(not));
    }
    Schema condition = source.schema("if");
    if (condition != null) {
      Schema then = source.schema("then");
      Schema otherwise = source.schema("else");
      out.add(
          new IfThenElse(
              condition,
              then == null ? Schema.TRUE : then,
              otherwise == null ? Schema.TRUE : otherwise));
    }
  }
}
