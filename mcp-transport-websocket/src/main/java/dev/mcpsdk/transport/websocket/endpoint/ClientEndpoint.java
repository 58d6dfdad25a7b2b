package dev.mcpsdk.transport.websocket.endpoint;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;

/** Hands on what the engine of a client reports. */
public final class ClientEndpoint extends Endpoint {

  /** Hears of one connection, one event at a time, on the thread that reads. Never throws. */
  public interface Events {

    void opened(Session session);

    void text(String message);

    void binary();

    void pong();

    void failed(Throwable cause);

    void closed(int code, String reason);
  }

  private final Events events;

  public ClientEndpoint(Events events) {
    this.events = events;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    MessageHandler.Whole<String> text = events::text;
    MessageHandler.Whole<ByteBuffer> binary = message -> events.binary();
    MessageHandler.Whole<PongMessage> pong = message -> events.pong();
    session.addMessageHandler(String.class, text);
    session.addMessageHandler(ByteBuffer.class, binary);
    session.addMessageHandler(PongMessage.class, pong);
    events.opened(session);
  }

  @Override
  public void onError(Session session, Throwable cause) {
    events.failed(cause);
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    String phrase = reason.getReasonPhrase();
    events.closed(reason.getCloseCode().getCode(), phrase == null ? "" : phrase);
  }
}
