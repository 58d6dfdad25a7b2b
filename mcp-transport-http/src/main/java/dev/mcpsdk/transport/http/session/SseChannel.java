package dev.mcpsdk.transport.http.session;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.transport.http.endpoint.ResponseChannel;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one event stream that carries all a session of HTTP+SSE tells its client. */
final class SseChannel implements Channel {

  private static final Logger log = LoggerFactory.getLogger(SseChannel.class);

  private final HttpSession session;
  private final ResponseChannel stream;

  SseChannel(HttpSession session, ResponseChannel stream) {
    this.session = session;
    this.stream = stream;
  }

  @Override
  public void reply(JsonRpcResponse response, Disposition disposition) {
    if (session.hasEnded()) {
      return;
    }
    try {
      stream.send(response);
    } catch (TransportException e) {
      // A client that gets no answer must not wait for it.
      log.debug("an answer could not be sent: its session ends", e);
      session.end();
    }
  }

  @Override
  public void send(JsonRpcMessage message, Map<String, String> ignored) {
    stream.send(message);
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    return stream.offer(notification);
  }

  /** The stream is not the request's. */
  @Override
  public void release(RequestId id) {}

  @Override
  public void onClosed(Runnable action) {
    session.onEnd(action);
  }
}
