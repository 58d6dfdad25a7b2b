package dev.mcpsdk.server;

import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.codec.EncodedEntry;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.json.TypeBinding;
import dev.mcpsdk.schema.jsonschema.JsonSchema;
import org.jspecify.annotations.Nullable;

/** A tool with everything compiled that a call needs. */
final class RegisteredTool implements Registered {

  private final Feature feature;
  private final Tool definition;
  private final EncodedEntry encoded;
  private final JsonSchema input;
  private final @Nullable JsonSchema output;
  private final @Nullable TypeBinding<?> reader;
  private final @Nullable TypeBinding<Object> writer;
  private final HeaderParameters headers;
  private final ToolSpec spec;

  RegisteredTool(
      Tool definition,
      ToolSpec spec,
      @Nullable TypeBinding<?> reader,
      @Nullable TypeBinding<Object> writer) {
    this.feature = new Feature(Feature.Kind.TOOL, definition.name(), definition.meta());
    this.definition = definition;
    this.encoded = EncodedEntry.of(definition);
    this.input = JsonSchema.compile(definition.inputSchema());
    RawJson outputSchema = definition.outputSchema();
    this.output = outputSchema == null ? null : JsonSchema.compile(outputSchema);
    this.headers = HeaderParameters.of(definition.inputSchema());
    this.reader = reader;
    this.writer = writer;
    this.spec = spec;
  }

  @Override
  public Feature feature() {
    return feature;
  }

  @Override
  public EncodedEntry encoded() {
    return encoded;
  }

  Tool definition() {
    return definition;
  }

  JsonSchema input() {
    return input;
  }

  @Nullable JsonSchema output() {
    return output;
  }

  HeaderParameters headers() {
    return headers;
  }

  boolean isInline() {
    return spec.isInline();
  }

  boolean isAsync() {
    return spec.isAsync();
  }

  /**
   * Valid arguments as the handler wants them.
   *
   * @throws dev.mcpsdk.schema.json.JsonShapeException if they do not fit its class after all
   */
  Object bind(RawJson arguments, JsonTape tape) {
    return reader == null ? arguments : reader.read(tape, JsonTape.ROOT);
  }

  /** Runs the handler. */
  @Nullable Object call(Object bound, CallContext context) throws Exception {
    return spec.body().call(bound, context);
  }

  /** A handler's value as JSON; null if this tool has no output class. */
  @Nullable TypeBinding<Object> writer() {
    return writer;
  }
}
