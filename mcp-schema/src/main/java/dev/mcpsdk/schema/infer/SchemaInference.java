package dev.mcpsdk.schema.infer;

import dev.mcpsdk.schema.json.JsonBindingException;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.type.JavaType;
import dev.mcpsdk.schema.type.UnsupportedTypeException;
import java.lang.reflect.Type;

/**
 * JSON Schemas (2020-12) of Java types, as {@link dev.mcpsdk.schema.json.JsonBinder#standard()}
 * reads and writes them: a schema accepts whatever the binder writes, and what it accepts the
 * binder reads, apart from texts whose validity a schema cannot state (a time zone's name, an
 * escaped URI).
 *
 * <p>Records list their components as properties; required are those that may not be absent.
 * Objects stay open, since the binder ignores unknown members; only a type without members is
 * closed. Integers carry the range of their Java type. Types are nested in place; only recursive
 * ones become {@code $defs} (or {@code #} for the type itself). The annotations of {@link
 * dev.mcpsdk.schema.annotation} refine the result; types bound by JSON-B are described by its
 * default rules and its annotations.
 *
 * <p>Inference is costly: do it once per tool, at registration.
 */
public final class SchemaInference {

  private SchemaInference() {}

  /**
   * The schema of a type; {@code void} gives the closed object of a tool without arguments.
   *
   * @throws JsonBindingException if the type has no JSON form or an annotation is misplaced
   */
  public static RawJson schemaOf(Type type) {
    try {
      return new SchemaCompiler().compile(JavaType.of(type));
    } catch (UnsupportedTypeException e) {
      throw new JsonBindingException(e.reason(), e);
    }
  }

  /**
   * The schema of a form shown to a person: a flat object of strings, numbers, booleans, enums and
   * lists of enums, in the subset of JSON Schema that elicitation allows. Optional components are
   * not required and never null.
   *
   * @param type a record, or a class bound by JSON-B
   * @throws JsonBindingException if the type is not flat or an annotation has no place in a form
   */
  public static RawJson formSchemaOf(Type type) {
    try {
      return FormCompiler.compile(JavaType.of(type));
    } catch (UnsupportedTypeException e) {
      throw new JsonBindingException(e.reason(), e);
    }
  }
}
