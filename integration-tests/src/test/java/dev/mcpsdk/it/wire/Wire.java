package dev.mcpsdk.it.wire;

/** A connection to a server, on which a test speaks JSON text. */
public interface Wire extends AutoCloseable {

  /** Sends a request, whatever is wrong with it. */
  Exchange send(String request);

  /** Sends a notification. */
  void tell(String notification);

  /** Ends the connection with whatever is under way on it. */
  @Override
  void close();

  /** What it speaks once it is open. */
  Revision revision();

  /** What the client's side has of a session. */
  Peer peer();

  /**
   * Begins to speak this revision: by a handshake, if it has one.
   *
   * @param capabilities of the client, as JSON
   */
  void open(Revision revision, String capabilities);

  /** Expects messages of this revision from now on, without a handshake. */
  void expect(Revision revision);

  /** As JSON, to be sent first. */
  static String initialize(Revision revision, String capabilities) {
    return "{\"jsonrpc\":\"2.0\",\"id\":\"initialize\",\"method\":\"initialize\",\"params\":{"
        + "\"protocolVersion\":\""
        + revision
        + "\",\"capabilities\":"
        + capabilities
        + ",\"clientInfo\":{\"name\":\"it\",\"version\":\"1\"}}}";
  }

  /** As JSON, to be sent when the session is there. */
  String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

  default Exchange send(Ask request) {
    return send(request.in(revision()));
  }

  /** Sends a request and waits for its answer. */
  default Message ask(Ask request) {
    return send(request).answer();
  }

  default Message call(String tool, String arguments) {
    return ask(Ask.tool(tool, arguments));
  }
}
