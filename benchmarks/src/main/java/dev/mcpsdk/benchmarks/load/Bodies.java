package dev.mcpsdk.benchmarks.load;

/** JSON-RPC requests as text, with the id {@link HttpCall} and the stdio load count up from. */
public final class Bodies {
  public static final String OLDER = "2025-11-25";
  public static final String NEWEST = "2026-07-28";

  /** Opens a session of the older revision; a text without line breaks, as all of these are. */
  public static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\""
          + OLDER
          + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"load\",\"version\":\"1.0.0\"}}}";

  public static final String INITIALIZED =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\""
          + NEWEST
          + "\",\"io.modelcontextprotocol/clientInfo\":{\"name\":\"load\",\"version\":\"1.0.0\"},"
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  private Bodies() {}

  /**
   * @param newest whether in the newest revision, whose requests say what a session would know
   * @param params the members of its params
   */
  public static String request(boolean newest, String method, String params) {
    String comma = params.isEmpty() ? "" : ",";
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + HttpCall.FIRST_ID
        + ",\"method\":\""
        + method
        + "\",\"params\":{"
        + (newest ? META + comma : "")
        + params
        + "}}";
  }

  public static String call(boolean newest, String tool, String arguments) {
    return request(newest, "tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments);
  }
}
