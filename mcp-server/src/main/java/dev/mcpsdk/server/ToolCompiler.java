package dev.mcpsdk.server;

import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.infer.SchemaInference;
import dev.mcpsdk.schema.json.JsonBinder;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.json.TypeBinding;
import dev.mcpsdk.schema.jsonschema.JsonSchemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns descriptions of tools into tools that can be called, or says why that cannot be. */
final class ToolCompiler {

  private static final Logger log = LoggerFactory.getLogger(ToolCompiler.class);
  private static final int MAX_NAME_LENGTH = 128;

  private final JsonBinder binder;

  ToolCompiler(JsonBinder binder) {
    this.binder = binder;
  }

  /**
   * @throws IllegalArgumentException if the tool cannot be served
   */
  RegisteredTool compile(ToolSpec spec) {
    checkName(spec.name());
    try {
      Class<?> input = spec.input();
      Class<?> output = spec.output();
      // Raw arguments reach the handler as they came.
      Class<?> bound = input == RawJson.class ? null : input;
      RawJson inputSchema = bound == null ? null : SchemaInference.schemaOf(bound);
      RawJson outputSchema = output == null ? null : SchemaInference.schemaOf(output);
      Tool definition = spec.definition(inputSchema, outputSchema);
      checkRoot(definition.inputSchema());
      TypeBinding<?> reader = bound == null ? null : binder.binding(bound);
      TypeBinding<Object> writer = output == null ? null : binder.binding(output);
      return new RegisteredTool(definition, spec, reader, writer);
    } catch (IllegalArgumentException | JsonSchemaException e) {
      throw new IllegalArgumentException("tool " + spec.name() + ": " + e.getMessage(), e);
    }
  }

  private static void checkRoot(RawJson inputSchema) {
    RawJson type = inputSchema.kind() == JsonKind.OBJECT ? inputSchema.member("type") : null;
    if (type == null || !type.equals(RawJson.string("object"))) {
      throw new IllegalArgumentException(
          "expected an input schema with \"type\": \"object\" at its root but found "
              + (type == null ? "none" : "another type"));
    }
  }

  private static void checkName(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("expected a tool name but found an empty string");
    }
    boolean usual = name.length() <= MAX_NAME_LENGTH;
    for (int i = 0; usual && i < name.length(); i++) {
      char c = name.charAt(i);
      usual =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '_'
              || c == '-'
              || c == '.';
    }
    if (!usual) {
      log.warn(
          "the tool name '{}' is not of 1 to 128 letters, digits, _, -, .; clients may refuse it",
          name);
    }
  }
}
