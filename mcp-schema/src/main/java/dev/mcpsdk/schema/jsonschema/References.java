package dev.mcpsdk.schema.jsonschema;

import java.util.List;

/** {@code $ref} and {@code $dynamicRef}. */
final class References {
  private References() {}

  static void compile(SchemaObject source, List<Keyword> out) {
    String reference = source.string("$ref");
    if (reference != null) {
      int at = source.find("$ref");
      Schema target = source.compiler().target(source.resource(), at, reference).schema();
      out.add((run, node) -> target.accepts(run, node));
    }
    String dynamic = source.resource().dialect().draft07() ? null : source.string("$dynamicRef");
    if (dynamic != null) {
      int at = source.find("$dynamicRef");
      SchemaCompiler.Target first = source.compiler().target(source.resource(), at, dynamic);
      Schema target = first.schema();
      String anchor = first.dynamicAnchor();
      if (anchor == null) {
        out.add((run, node) -> target.accepts(run, node));
      } else {
        out.add((run, node) -> run.dynamic(anchor, target).accepts(run, node));
      }
    }
  }
}
