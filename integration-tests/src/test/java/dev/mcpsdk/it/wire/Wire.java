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

  default Exchange send(Ask request) {
    return send(request.toString());
  }

  /** Sends a request and waits for its answer. */
  default Message ask(Ask request) {
    return send(request).answer();
  }

  default Message call(String tool, String arguments) {
    return ask(Ask.tool(tool, arguments));
  }
}
