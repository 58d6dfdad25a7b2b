package dev.mcpsdk.client;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.core.engine.ParameterHeader;
import dev.mcpsdk.core.engine.ParameterHeaders;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.jsonschema.JsonSchema;
import dev.mcpsdk.schema.jsonschema.JsonSchemaException;
import dev.mcpsdk.schema.jsonschema.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A tool as the server listed it, with what calling it needs. */
final class KnownTool {

  private static final Logger log = LoggerFactory.getLogger(KnownTool.class);

  private final Tool tool;
  private final List<ParameterHeader> headers;
  private volatile @Nullable JsonSchema output;
  private volatile boolean unchecked;

  KnownTool(Tool tool, List<ParameterHeader> headers) {
    this.tool = tool;
    this.headers = headers;
    this.unchecked = tool.outputSchema() == null;
  }

  /**
   * A tool whose definition the application has from elsewhere.
   *
   * @throws IllegalArgumentException if it marks parameters for headers that cannot be
   */
  static KnownTool of(Tool definition) {
    return new KnownTool(definition, ParameterHeaders.of(definition.inputSchema()));
  }

  Tool tool() {
    return tool;
  }

  /** Plain values by the names of the headers that repeat these arguments. */
  Map<String, String> headerValues(@Nullable RawJson arguments) {
    if (headers.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (ParameterHeader header : headers) {
      String value = header.value(arguments);
      if (value != null) {
        values.put(header.name(), value);
      }
    }
    return values;
  }

  /**
   * @throws InvalidResponseException if the result is not what the tool's output schema promises
   */
  void check(CallToolResult result) {
    JsonSchema schema = result.isError() ? null : output();
    if (schema == null) {
      return;
    }
    RawJson content = result.structuredContent();
    if (content == null) {
      throw new InvalidResponseException(
          "the tool " + tool.name() + " promises structured content but gave none");
    }
    Validation validation = schema.validate(content);
    if (!validation.valid()) {
      throw new InvalidResponseException(
          "the tool " + tool.name() + " broke its output schema: " + validation.summary());
    }
  }

  /** Compiled when first needed: most tools that are listed are never called. */
  private @Nullable JsonSchema output() {
    JsonSchema ready = output;
    RawJson source = tool.outputSchema();
    if (ready != null || unchecked || source == null) {
      return ready;
    }
    try {
      JsonSchema compiled = JsonSchema.compile(source);
      output = compiled;
      return compiled;
    } catch (JsonSchemaException e) {
      unchecked = true;
      log.warn("results of the tool {} are not checked: {}", tool.name(), e.getMessage());
      return null;
    }
  }
}
