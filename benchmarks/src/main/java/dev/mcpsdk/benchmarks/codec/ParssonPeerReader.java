package dev.mcpsdk.benchmarks.codec;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each method begins at a value's first token and ends at its last one. */
final class ParssonPeerReader {
  private ParssonPeerReader() {}

  static Peer.Call call(JsonParser in) {
    Peer.Call call = new Peer.Call();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      Event event = in.next();
      switch (name) {
        case "jsonrpc" -> call.jsonrpc = in.getString();
        case "id" -> call.id = in.getLong();
        case "method" -> call.method = in.getString();
        case "params" -> call.params = callParams(in);
        default -> skip(in, event);
      }
    }
    return call;
  }

  private static Peer.CallParams callParams(JsonParser in) {
    Peer.CallParams params = new Peer.CallParams();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      Event event = in.next();
      switch (name) {
        case "name" -> params.name = in.getString();
        case "arguments" -> params.arguments = map(in);
        default -> skip(in, event);
      }
    }
    return params;
  }

  static Peer.Result result(JsonParser in) {
    Peer.Result result = new Peer.Result();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      Event event = in.next();
      switch (name) {
        case "jsonrpc" -> result.jsonrpc = in.getString();
        case "id" -> result.id = in.getLong();
        case "result" -> result.result = callResult(in);
        default -> skip(in, event);
      }
    }
    return result;
  }

  private static Peer.CallResult callResult(JsonParser in) {
    Peer.CallResult result = new Peer.CallResult();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      Event event = in.next();
      switch (name) {
        case "content" -> {
          List<Peer.Text> content = new ArrayList<>();
          while (in.next() != Event.END_ARRAY) {
            content.add(text(in));
          }
          result.content = content;
        }
        case "structuredContent" -> result.structuredContent = any(in, event);
        case "isError" -> result.isError = event == Event.VALUE_TRUE;
        default -> skip(in, event);
      }
    }
    return result;
  }

  private static Peer.Text text(JsonParser in) {
    Peer.Text text = new Peer.Text();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      Event event = in.next();
      switch (name) {
        case "type" -> text.type = in.getString();
        case "text" -> text.text = in.getString();
        default -> skip(in, event);
      }
    }
    return text;
  }

  static Peer.Tools tools(JsonParser in) {
    Peer.Tools tools = new Peer.Tools();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      Event event = in.next();
      switch (name) {
        case "jsonrpc" -> tools.jsonrpc = in.getString();
        case "id" -> tools.id = in.getLong();
        case "result" -> tools.result = toolPage(in);
        default -> skip(in, event);
      }
    }
    return tools;
  }

  private static Peer.ToolPage toolPage(JsonParser in) {
    Peer.ToolPage page = new Peer.ToolPage();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      Event event = in.next();
      switch (name) {
        case "tools" -> {
          List<Peer.Tool> tools = new ArrayList<>();
          while (in.next() != Event.END_ARRAY) {
            tools.add(tool(in));
          }
          page.tools = tools;
        }
        case "nextCursor" -> page.nextCursor = in.getString();
        default -> skip(in, event);
      }
    }
    return page;
  }

  private static Peer.Tool tool(JsonParser in) {
    Peer.Tool tool = new Peer.Tool();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      Event event = in.next();
      switch (name) {
        case "name" -> tool.name = in.getString();
        case "title" -> tool.title = in.getString();
        case "description" -> tool.description = in.getString();
        case "inputSchema" -> tool.inputSchema = map(in);
        case "annotations" -> tool.annotations = hints(in);
        default -> skip(in, event);
      }
    }
    return tool;
  }

  private static Peer.Hints hints(JsonParser in) {
    Peer.Hints hints = new Peer.Hints();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      Event event = in.next();
      switch (name) {
        case "readOnlyHint" -> hints.readOnlyHint = event == Event.VALUE_TRUE;
        case "destructiveHint" -> hints.destructiveHint = event == Event.VALUE_TRUE;
        case "idempotentHint" -> hints.idempotentHint = event == Event.VALUE_TRUE;
        case "openWorldHint" -> hints.openWorldHint = event == Event.VALUE_TRUE;
        default -> skip(in, event);
      }
    }
    return hints;
  }

  static Peer.Progress progress(JsonParser in) {
    Peer.Progress progress = new Peer.Progress();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      Event event = in.next();
      switch (name) {
        case "jsonrpc" -> progress.jsonrpc = in.getString();
        case "method" -> progress.method = in.getString();
        case "params" -> progress.params = progressParams(in);
        default -> skip(in, event);
      }
    }
    return progress;
  }

  private static Peer.ProgressParams progressParams(JsonParser in) {
    Peer.ProgressParams params = new Peer.ProgressParams();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      Event event = in.next();
      switch (name) {
        case "progressToken" -> params.progressToken = any(in, event);
        case "progress" -> params.progress = in.getBigDecimal().doubleValue();
        case "total" -> params.total = in.getBigDecimal().doubleValue();
        case "message" -> params.message = in.getString();
        default -> skip(in, event);
      }
    }
    return params;
  }

  private static Map<String, Object> map(JsonParser in) {
    Map<String, Object> map = new LinkedHashMap<>();
    while (in.next() == Event.KEY_NAME) {
      String name = in.getString();
      map.put(name, any(in, in.next()));
    }
    return map;
  }

  private static Object any(JsonParser in, Event event) {
    return switch (event) {
      case START_OBJECT -> map(in);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        for (Event next; (next = in.next()) != Event.END_ARRAY; ) {
          list.add(any(in, next));
        }
        yield list;
      }
      case VALUE_STRING -> in.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER -> {
        if (in.isIntegralNumber()) {
          yield in.getLong();
        }
        yield in.getBigDecimal().doubleValue();
      }
      default -> throw new IllegalStateException("unexpected " + event);
    };
  }

  private static void skip(JsonParser in, Event event) {
    if (event == Event.START_OBJECT) {
      in.skipObject();
    } else if (event == Event.START_ARRAY) {
      in.skipArray();
    }
  }
}
