package dev.mcpsdk.benchmarks.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the members that are there. */
final class JacksonPeerWriter {
  private JacksonPeerWriter() {}

  static void call(JsonGenerator out, Peer.Call call) throws IOException {
    out.writeStartObject();
    out.writeStringField("jsonrpc", call.jsonrpc);
    out.writeNumberField("id", call.id);
    out.writeStringField("method", call.method);
    out.writeObjectFieldStart("params");
    out.writeStringField("name", call.params.name);
    out.writeFieldName("arguments");
    any(out, call.params.arguments);
    out.writeEndObject();
    out.writeEndObject();
  }

  static void result(JsonGenerator out, Peer.Result message) throws IOException {
    Peer.CallResult result = message.result;
    out.writeStartObject();
    out.writeStringField("jsonrpc", message.jsonrpc);
    out.writeNumberField("id", message.id);
    out.writeObjectFieldStart("result");
    out.writeArrayFieldStart("content");
    for (Peer.Text text : result.content) {
      out.writeStartObject();
      out.writeStringField("type", text.type);
      out.writeStringField("text", text.text);
      out.writeEndObject();
    }
    out.writeEndArray();
    if (result.structuredContent != null) {
      out.writeFieldName("structuredContent");
      any(out, result.structuredContent);
    }
    flag(out, "isError", result.isError);
    out.writeEndObject();
    out.writeEndObject();
  }

  static void tools(JsonGenerator out, Peer.Tools message) throws IOException {
    out.writeStartObject();
    out.writeStringField("jsonrpc", message.jsonrpc);
    out.writeNumberField("id", message.id);
    out.writeObjectFieldStart("result");
    out.writeArrayFieldStart("tools");
    for (Peer.Tool tool : message.result.tools) {
      tool(out, tool);
    }
    out.writeEndArray();
    text(out, "nextCursor", message.result.nextCursor);
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void tool(JsonGenerator out, Peer.Tool tool) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", tool.name);
    text(out, "title", tool.title);
    text(out, "description", tool.description);
    out.writeFieldName("inputSchema");
    any(out, tool.inputSchema);
    Peer.Hints hints = tool.annotations;
    if (hints != null) {
      out.writeObjectFieldStart("annotations");
      flag(out, "readOnlyHint", hints.readOnlyHint);
      flag(out, "destructiveHint", hints.destructiveHint);
      flag(out, "idempotentHint", hints.idempotentHint);
      flag(out, "openWorldHint", hints.openWorldHint);
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  static void progress(JsonGenerator out, Peer.Progress message) throws IOException {
    Peer.ProgressParams params = message.params;
    out.writeStartObject();
    out.writeStringField("jsonrpc", message.jsonrpc);
    out.writeStringField("method", message.method);
    out.writeObjectFieldStart("params");
    out.writeFieldName("progressToken");
    any(out, params.progressToken);
    out.writeNumberField("progress", params.progress);
    if (params.total != null) {
      out.writeNumberField("total", params.total);
    }
    text(out, "message", params.message);
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void text(JsonGenerator out, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }

  private static void flag(JsonGenerator out, String name, @Nullable Boolean value)
      throws IOException {
    if (value != null) {
      out.writeBooleanField(name, value);
    }
  }

  private static void any(JsonGenerator out, Object value) throws IOException {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName((String) entry.getKey());
        any(out, entry.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        any(out, element);
      }
      out.writeEndArray();
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else {
      out.writeNumber(((Number) value).longValue());
    }
  }
}
