package dev.mcpsdk.benchmarks.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each method begins at a value's first token and ends at its last one. */
final class JacksonPeerReader {
  private JacksonPeerReader() {}

  static Peer.Call call(JsonParser in) throws IOException {
    Peer.Call call = new Peer.Call();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      switch (name) {
        case "jsonrpc" -> call.jsonrpc = in.getText();
        case "id" -> call.id = in.getLongValue();
        case "method" -> call.method = in.getText();
        case "params" -> call.params = callParams(in);
        default -> in.skipChildren();
      }
    }
    return call;
  }

  private static Peer.CallParams callParams(JsonParser in) throws IOException {
    Peer.CallParams params = new Peer.CallParams();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      switch (name) {
        case "name" -> params.name = in.getText();
        case "arguments" -> params.arguments = map(in);
        default -> in.skipChildren();
      }
    }
    return params;
  }

  static Peer.Result result(JsonParser in) throws IOException {
    Peer.Result result = new Peer.Result();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      switch (name) {
        case "jsonrpc" -> result.jsonrpc = in.getText();
        case "id" -> result.id = in.getLongValue();
        case "result" -> result.result = callResult(in);
        default -> in.skipChildren();
      }
    }
    return result;
  }

  private static Peer.CallResult callResult(JsonParser in) throws IOException {
    Peer.CallResult result = new Peer.CallResult();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      switch (name) {
        case "content" -> {
          List<Peer.Text> content = new ArrayList<>();
          while (in.nextToken() != JsonToken.END_ARRAY) {
            content.add(text(in));
          }
          result.content = content;
        }
        case "structuredContent" -> result.structuredContent = any(in);
        case "isError" -> result.isError = in.getBooleanValue();
        default -> in.skipChildren();
      }
    }
    return result;
  }

  private static Peer.Text text(JsonParser in) throws IOException {
    Peer.Text text = new Peer.Text();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      switch (name) {
        case "type" -> text.type = in.getText();
        case "text" -> text.text = in.getText();
        default -> in.skipChildren();
      }
    }
    return text;
  }

  static Peer.Tools tools(JsonParser in) throws IOException {
    Peer.Tools tools = new Peer.Tools();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      switch (name) {
        case "jsonrpc" -> tools.jsonrpc = in.getText();
        case "id" -> tools.id = in.getLongValue();
        case "result" -> tools.result = toolPage(in);
        default -> in.skipChildren();
      }
    }
    return tools;
  }

  private static Peer.ToolPage toolPage(JsonParser in) throws IOException {
    Peer.ToolPage page = new Peer.ToolPage();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      switch (name) {
        case "tools" -> {
          List<Peer.Tool> tools = new ArrayList<>();
          while (in.nextToken() != JsonToken.END_ARRAY) {
            tools.add(tool(in));
          }
          page.tools = tools;
        }
        case "nextCursor" -> page.nextCursor = in.getText();
        default -> in.skipChildren();
      }
    }
    return page;
  }

  private static Peer.Tool tool(JsonParser in) throws IOException {
    Peer.Tool tool = new Peer.Tool();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      switch (name) {
        case "name" -> tool.name = in.getText();
        case "title" -> tool.title = in.getText();
        case "description" -> tool.description = in.getText();
        case "inputSchema" -> tool.inputSchema = map(in);
        case "annotations" -> tool.annotations = hints(in);
        default -> in.skipChildren();
      }
    }
    return tool;
  }

  private static Peer.Hints hints(JsonParser in) throws IOException {
    Peer.Hints hints = new Peer.Hints();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      switch (name) {
        case "readOnlyHint" -> hints.readOnlyHint = in.getBooleanValue();
        case "destructiveHint" -> hints.destructiveHint = in.getBooleanValue();
        case "idempotentHint" -> hints.idempotentHint = in.getBooleanValue();
        case "openWorldHint" -> hints.openWorldHint = in.getBooleanValue();
        default -> in.skipChildren();
      }
    }
    return hints;
  }

  static Peer.Progress progress(JsonParser in) throws IOException {
    Peer.Progress progress = new Peer.Progress();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      switch (name) {
        case "jsonrpc" -> progress.jsonrpc = in.getText();
        case "method" -> progress.method = in.getText();
        case "params" -> progress.params = progressParams(in);
        default -> in.skipChildren();
      }
    }
    return progress;
  }

  private static Peer.ProgressParams progressParams(JsonParser in) throws IOException {
    Peer.ProgressParams params = new Peer.ProgressParams();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      switch (name) {
        case "progressToken" -> params.progressToken = any(in);
        case "progress" -> params.progress = in.getDoubleValue();
        case "total" -> params.total = in.getDoubleValue();
        case "message" -> params.message = in.getText();
        default -> in.skipChildren();
      }
    }
    return params;
  }

  private static Map<String, Object> map(JsonParser in) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String name; (name = in.nextFieldName()) != null; ) {
      in.nextToken();
      map.put(name, any(in));
    }
    return map;
  }

  private static Object any(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> map(in);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          list.add(any(in));
        }
        yield list;
      }
      case VALUE_STRING -> in.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
      default -> throw new IllegalStateException("unexpected " + in.currentToken());
    };
  }
}
