package dev.mcpsdk.transport.http.wire;

/** The protocol's own header names. */
public final class HeaderNames {

  public static final String PROTOCOL_VERSION = "MCP-Protocol-Version";
  public static final String SESSION_ID = "Mcp-Session-Id";
  public static final String METHOD = "Mcp-Method";
  public static final String NAME = "Mcp-Name";
  public static final String SESSION = "Mcp-Session-Id";
  public static final String LAST_EVENT = "Last-Event-ID";

  /** What the header names of mirrored tool parameters begin with. */
  public static final String PARAM_PREFIX = "Mcp-Param-";

  private HeaderNames() {}

  public static boolean isParam(String name) {
    return name.regionMatches(true, 0, PARAM_PREFIX, 0, PARAM_PREFIX.length());
  }
}
