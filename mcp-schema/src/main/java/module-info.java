import org.jspecify.annotations.NullMarked;

/** Protocol types, their codecs and JSON Schema. No I/O and no threads. */
@NullMarked
@SuppressWarnings("module") // the modules of the qualified exports are compiled after this one
module dev.mcpsdk.schema {
  requires transitive jakarta.json;
  requires transitive jakarta.json.bind;
  // Not static: the binder reads @Nullable at run time, and the JVM drops annotations it cannot
  // find.
  requires transitive org.jspecify;

  exports dev.mcpsdk.schema;
  exports dev.mcpsdk.schema.annotation;
  exports dev.mcpsdk.schema.infer;
  exports dev.mcpsdk.schema.json;
  exports dev.mcpsdk.schema.jsonschema;
  exports dev.mcpsdk.schema.codec;
  exports dev.mcpsdk.schema.rpc;
}
