package dev.mcpsdk.schema;

/** The keys of {@code _meta} that the protocol defines, and the grammar of all others. */
public final class MetaKeys {
  /** Request, required from 2026-07-28: the revision the request is written in. */
  @ProtocolSince("2026-07-28")
  public static final String PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";

  /** Request, required from 2026-07-28: what the client can do. */
  @ProtocolSince("2026-07-28")
  public static final String CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

  /** Request: who the client is, for display and logs only. */
  @ProtocolSince("2026-07-28")
  public static final String CLIENT_INFO = "io.modelcontextprotocol/clientInfo";

  /** Request: the least severe log messages wanted; none are sent without it. */
  @ProtocolSince("2026-07-28")
  public static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";

  /** Request: asks for progress under this token. */
  public static final String PROGRESS_TOKEN = "progressToken";

  /** Result: who the server is, for display and logs only. */
  @ProtocolSince("2026-07-28")
  public static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";

  /** Notification and result of a listen stream: the id of the listen request. */
  @ProtocolSince("2026-07-28")
  public static final String SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";

  /** Any message of a task: {@code {"taskId": …}}. */
  @ProtocolSince("2025-11-25")
  @ProtocolRemoved("2026-07-28")
  public static final String RELATED_TASK = "io.modelcontextprotocol/related-task";

  /** W3C trace context of the sender; unprefixed by exception. */
  public static final String TRACEPARENT = "traceparent";

  /** W3C trace state of the sender; unprefixed by exception. */
  public static final String TRACESTATE = "tracestate";

  /** W3C baggage of the sender, untrusted; unprefixed by exception. */
  public static final String BAGGAGE = "baggage";

  private MetaKeys() {}

  /**
   * Whether the key belongs to the envelope of a message, which the SDK keeps in typed form and
   * never in a {@link Meta}.
   */
  public static boolean isEnvelope(String key) {
    return switch (key) {
      case PROTOCOL_VERSION,
          CLIENT_CAPABILITIES,
          CLIENT_INFO,
          LOG_LEVEL,
          PROGRESS_TOKEN,
          SERVER_INFO,
          SUBSCRIPTION_ID ->
          true;
      default -> false;
    };
  }

  /**
   * Whether the key follows the grammar: an optional prefix of dot-separated labels and a slash,
   * then a name of letters, digits, {@code -_.} that begins and ends alphanumeric, or nothing.
   */
  public static boolean isWellFormed(String key) {
    int slash = key.indexOf('/');
    return (slash < 0 || isPrefix(key, slash)) && isName(key, slash + 1);
  }

  /**
   * Whether the second label of the key's prefix is {@code modelcontextprotocol} or {@code mcp}.
   */
  public static boolean isReserved(String key) {
    int slash = key.indexOf('/');
    int dot = key.indexOf('.');
    if (dot < 0 || dot > slash) {
      return false;
    }
    int next = key.indexOf('.', dot + 1);
    String label = key.substring(dot + 1, next < 0 || next > slash ? slash : next);
    return label.equals("modelcontextprotocol") || label.equals("mcp");
  }

  static void requireUsable(String key) {
    if (!isWellFormed(key)) {
      throw new IllegalArgumentException(
          "expected a _meta key like \"name\" or \"com.example/name\" but got \"" + key + '"');
    }
    if (key.equals(PROGRESS_TOKEN) || isReserved(key) && !key.equals(RELATED_TASK)) {
      throw new IllegalArgumentException(
          "the _meta key \"" + key + "\" is reserved for the protocol");
    }
  }

  private static boolean isPrefix(String key, int slash) {
    int start = 0;
    while (start <= slash) {
      int dot = key.indexOf('.', start);
      int end = dot < 0 || dot > slash ? slash : dot;
      if (!isLabel(key, start, end)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  private static boolean isLabel(String key, int start, int end) {
    if (start == end || !isLetter(key.charAt(start)) || !isAlphanumeric(key.charAt(end - 1))) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = key.charAt(i);
      if (!isAlphanumeric(c) && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(String key, int start) {
    int end = key.length();
    if (start == end) {
      return start > 0;
    }
    if (!isAlphanumeric(key.charAt(start)) || !isAlphanumeric(key.charAt(end - 1))) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = key.charAt(i);
      if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isAlphanumeric(char c) {
    return isLetter(c) || c >= '0' && c <= '9';
  }
}
