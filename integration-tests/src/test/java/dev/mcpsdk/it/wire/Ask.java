package dev.mcpsdk.it.wire;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The text of a request.
 *
 * @param id as JSON
 * @param body members of {@code params} but {@code _meta}, possibly empty
 * @param capabilities what the client declares, as JSON
 * @param meta further members of {@code _meta}, possibly empty
 */
public record Ask(String id, String method, String body, String capabilities, String meta) {

  public static final String VERSION = "2026-07-28";
  private static final AtomicLong IDS = new AtomicLong();

  /** With an id of its own and no capabilities. */
  public static Ask of(String method, String body) {
    return new Ask(newId(), method, body, "{}", "");
  }

  public static Ask of(String method) {
    return of(method, "");
  }

  /**
   * @param arguments as JSON
   */
  public static Ask tool(String name, String arguments) {
    return of("tools/call", "\"name\":\"" + name + "\",\"arguments\":" + arguments);
  }

  private static String newId() {
    return Long.toString(IDS.incrementAndGet());
  }

  public Ask id(String json) {
    return new Ask(json, method, body, capabilities, meta);
  }

  public Ask capabilities(String json) {
    return new Ask(id, method, body, json, meta);
  }

  public Ask meta(String members) {
    return new Ask(id, method, body, capabilities, members);
  }

  /** The same with this added to the params, under a new id. */
  public Ask again(String members) {
    return new Ask(
        newId(),
        method,
        body.isEmpty() || members.isEmpty() ? body + members : body + "," + members,
        capabilities,
        meta);
  }

  /** As JSON in this revision. */
  public String in(Revision revision) {
    if (!revision.handshake()) {
      return toString();
    }
    String members = meta.isEmpty() ? "" : "\"_meta\":{" + meta + "}";
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\""
        + method
        + "\",\"params\":{"
        + body
        + (body.isEmpty() || members.isEmpty() ? "" : ",")
        + members
        + "}}";
  }

  /** As JSON in the latest revision. */
  @Override
  public String toString() {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\""
        + method
        + "\",\"params\":{"
        + body
        + (body.isEmpty() ? "" : ",")
        + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\""
        + VERSION
        + "\",\"io.modelcontextprotocol/clientCapabilities\":"
        + capabilities
        + (meta.isEmpty() ? "" : ",")
        + meta
        + "}}}";
  }
}
