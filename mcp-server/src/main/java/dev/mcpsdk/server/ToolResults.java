package dev.mcpsdk.server;

import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.json.TypeBinding;
import dev.mcpsdk.schema.jsonschema.JsonSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes results of what tool handlers return, and checks them. */
final class ToolResults {

  private ToolResults() {}

  static CallToolResult of(RegisteredTool tool, @Nullable Object value) {
    if (value instanceof InputRequired input) {
      throw new InputNeeded(input);
    }
    CallToolResult result = result(tool, value);
    return result.isError() ? result : checked(tool, result);
  }

  private static CallToolResult result(RegisteredTool tool, @Nullable Object value) {
    if (value instanceof CallToolResult whole) {
      return whole;
    }
    TypeBinding<Object> writer = tool.writer();
    if (writer != null) {
      return CallToolResult.structured(value == null ? RawJson.NULL : writer.toJson(value));
    }
    if (value == null) {
      return CallToolResult.of();
    }
    if (value instanceof Content block) {
      return CallToolResult.of(block);
    }
    if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
      return CallToolResult.text(value.toString());
    }
    throw new IllegalStateException(
        "expected the handler to return a CallToolResult, Content, text or null, since the tool has"
            + " no output class, but found "
            + value.getClass().getName());
  }

  private static CallToolResult checked(RegisteredTool tool, CallToolResult result) {
    RawJson structured = result.structuredContent();
    JsonSchema schema = tool.output();
    if (schema != null) {
      if (structured == null) {
        return mismatch(tool, "the tool has an output schema but gave no structured content");
      }
      JsonTape tape = structured.tape();
      if (!schema.accepts(tape)) {
        return mismatch(
            tool,
            "the structured content breaks the output schema: " + schema.validate(tape).summary());
      }
    }
    if (structured == null || !result.content().isEmpty()) {
      return result;
    }
    return new CallToolResult(
        List.of(TextContent.of(structured.toString())), structured, false, result.meta());
  }

  private static CallToolResult mismatch(RegisteredTool tool, String what) {
    return CallToolResult.error(Failures.logged("tool " + tool.definition().name(), what));
  }
}
