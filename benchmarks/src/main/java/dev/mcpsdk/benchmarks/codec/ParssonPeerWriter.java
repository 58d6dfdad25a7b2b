package dev.mcpsdk.benchmarks.codec;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the members that are there. */
final class ParssonPeerWriter {
  private ParssonPeerWriter() {}

  static void call(JsonGenerator out, Peer.Call call) {
    out.writeStartObject();
    out.write("jsonrpc", call.jsonrpc);
    out.write("id", call.id);
    out.write("method", call.method);
    out.writeStartObject("params");
    out.write("name", call.params.name);
    out.writeKey("arguments");
    any(out, call.params.arguments);
    out.writeEnd();
    out.writeEnd();
  }

  static void result(JsonGenerator out, Peer.Result message) {
    Peer.CallResult result = message.result;
    out.writeStartObject();
    out.write("jsonrpc", message.jsonrpc);
    out.write("id", message.id);
    out.writeStartObject("result");
    out.writeStartArray("content");
    for (Peer.Text text : result.content) {
      out.writeStartObject();
      out.write("type", text.type);
      out.write("text", text.text);
      out.writeEnd();
    }
    out.writeEnd();
    if (result.structuredContent != null) {
      out.writeKey("structuredContent");
      any(out, result.structuredContent);
    }
    flag(out, "isError", result.isError);
    out.writeEnd();
    out.writeEnd();
  }

  static void tools(JsonGenerator out, Peer.Tools message) {
    out.writeStartObject();
    out.write("jsonrpc", message.jsonrpc);
    out.write("id", message.id);
    out.writeStartObject("result");
    out.writeStartArray("tools");
    for (Peer.Tool tool : message.result.tools) {
      tool(out, tool);
    }
    out.writeEnd();
    text(out, "nextCursor", message.result.nextCursor);
    out.writeEnd();
    out.writeEnd();
  }

  private static void tool(JsonGenerator out, Peer.Tool tool) {
    out.writeStartObject();
    out.write("name", tool.name);
    text(out, "title", tool.title);
    text(out, "description", tool.description);
    out.writeKey("inputSchema");
    any(out, tool.inputSchema);
    Peer.Hints hints = tool.annotations;
    if (hints != null) {
      out.writeStartObject("annotations");
      flag(out, "readOnlyHint", hints.readOnlyHint);
      flag(out, "destructiveHint", hints.destructiveHint);
      flag(out, "idempotentHint", hints.idempotentHint);
      flag(out, "openWorldHint", hints.openWorldHint);
      out.writeEnd();
    }
    out.writeEnd();
  }

  static void progress(JsonGenerator out, Peer.Progress message) {
    Peer.ProgressParams params = message.params;
    out.writeStartObject();
    out.write("jsonrpc", message.jsonrpc);
    out.write("method", message.method);
    out.writeStartObject("params");
    out.writeKey("progressToken");
    any(out, params.progressToken);
    out.write("progress", params.progress);
    if (params.total != null) {
      out.write("total", params.total);
    }
    text(out, "message", params.message);
    out.writeEnd();
    out.writeEnd();
  }

  private static void text(JsonGenerator out, String name, @Nullable String value) {
    if (value != null) {
      out.write(name, value);
    }
  }

  private static void flag(JsonGenerator out, String name, @Nullable Boolean value) {
    if (value != null) {
      out.write(name, value);
    }
  }

  private static void any(JsonGenerator out, Object value) {
    if (value instanceof String text) {
      out.write(text);
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeKey((String) entry.getKey());
        any(out, entry.getValue());
      }
      out.writeEnd();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        any(out, element);
      }
      out.writeEnd();
    } else if (value instanceof Boolean flag) {
      out.write(flag);
    } else if (value instanceof Double number) {
      out.write(number);
    } else {
      out.write(((Number) value).longValue());
    }
  }
}
