package dev.mcpsdk.it.wire;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.websocket.WebSocketServerTransport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Text messages through the JDK's own WebSocket. */
final class WebSocketWire extends SharedWire implements WebSocket.Listener {

  // It ends with the JVM: the JDK's cannot be closed before 21.
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final StringBuilder text = new StringBuilder();
  private final ReentrantLock writing = new ReentrantLock();
  private final WebSocket socket;

  private WebSocketWire(URI url) {
    socket = CLIENT.newWebSocketBuilder().subprotocols("mcp").buildAsync(url, this).join();
  }

  /** On a free port. */
  static WebSocketWire to(McpServer server) {
    WebSocketServerTransport transport = WebSocketServerTransport.builder().port(0).build();
    server.serve(transport);
    return new WebSocketWire(URI.create(transport.url()));
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      String message = text.toString();
      text.setLength(0);
      came(message);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    lost();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    lost();
  }

  @Override
  void write(String json) {
    writing.lock();
    try {
      socket.sendText(json, true).orTimeout(20, TimeUnit.SECONDS).join();
    } finally {
      writing.unlock();
    }
  }

  /** Without a farewell. */
  @Override
  public void close() {
    socket.abort();
  }
}
