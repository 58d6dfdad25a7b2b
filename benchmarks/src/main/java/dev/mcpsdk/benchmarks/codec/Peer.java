package dev.mcpsdk.benchmarks.codec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages as plain classes, for the libraries that are measured without an SDK. They know what
 * comes: none of them looks at the method first, as a receiver has to.
 */
@SuppressWarnings("NullAway.Init") // filled by reflection or by hand, member after member
public final class Peer {
  private Peer() {}

  public static final class Call {
    public String jsonrpc;
    public long id;
    public String method;
    public CallParams params;
  }

  public static final class CallParams {
    public String name;
    public Map<String, Object> arguments;
  }

  public static final class Result {
    public String jsonrpc;
    public long id;
    public CallResult result;
  }

  public static final class CallResult {
    public List<Text> content;
    public @Nullable Object structuredContent;
    public @Nullable Boolean isError;
  }

  public static final class Text {
    public String type;
    public String text;
  }

  public static final class Tools {
    public String jsonrpc;
    public long id;
    public ToolPage result;
  }

  public static final class ToolPage {
    public List<Tool> tools;
    public @Nullable String nextCursor;
  }

  public static final class Tool {
    public String name;
    public @Nullable String title;
    public @Nullable String description;
    public Map<String, Object> inputSchema;
    public @Nullable Hints annotations;
  }

  public static final class Hints {
    public @Nullable Boolean readOnlyHint;
    public @Nullable Boolean destructiveHint;
    public @Nullable Boolean idempotentHint;
    public @Nullable Boolean openWorldHint;
  }

  public static final class Progress {
    public String jsonrpc;
    public String method;
    public ProgressParams params;
  }

  public static final class ProgressParams {
    public Object progressToken;
    public double progress;
    public @Nullable Double total;
    public @Nullable String message;
  }

  static Class<?> typeOf(Payload payload) {
    return switch (payload.kind()) {
      case CALL -> Call.class;
      case RESULT -> Result.class;
      case TOOLS -> Tools.class;
      case PROGRESS -> Progress.class;
    };
  }
}
