package dev.mcpsdk.benchmarks.streaming;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The names of the works, and the bytes they begin with. */
public final class Works {
  public static final int EVENTS = 64;
  public static final int REPORTS = 100;

  public static final String SSE_PARSE = "sse parse 64 events";
  public static final String SSE_FRAME = "sse frame 64 events";
  public static final String LINES_READ = "stdio read 64 lines";
  public static final String LINES_WRITE = "stdio write 64 messages";
  public static final String DISPATCH_RAW = "dispatch raw call";
  public static final String DISPATCH_TYPED = "dispatch typed call";
  public static final String STORM = "progress storm of 100";
  public static final String VALIDATE = "validate arguments";
  public static final String SEAL = "seal a state";
  public static final String OPEN = "open a state";

  static final List<String> ALL =
      List.of(
          SSE_PARSE,
          SSE_FRAME,
          LINES_READ,
          LINES_WRITE,
          DISPATCH_RAW,
          DISPATCH_TYPED,
          STORM,
          VALIDATE,
          SEAL,
          OPEN);

  private Works() {}

  /** A progress notification. */
  public static byte[] progress(int step) {
    String text =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
            + "{\"progressToken\":\"import-20261121\",\"progress\":"
            + step
            + ",\"total\":100,\"message\":\"some of 100 files imported\"}}";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** They as events of a stream. */
  public static byte[] events() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < EVENTS; i++) {
      text.append("event: message\ndata: ")
          .append(new String(progress(i), StandardCharsets.UTF_8))
          .append("\n\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** They as lines. */
  public static byte[] lines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < EVENTS; i++) {
      text.append(new String(progress(i), StandardCharsets.UTF_8)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What a server knows between two rounds of a question, 300 bytes. */
  public static byte[] state() {
    return "0123456789".repeat(30).getBytes(StandardCharsets.UTF_8);
  }

  /** Fails unless it is as it should be. */
  public static void require(boolean right, String work) {
    if (!right) {
      throw new IllegalStateException(work + " does not do its work");
    }
  }
}
