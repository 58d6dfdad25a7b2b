package dev.mcpsdk.benchmarks.websocket;

import dev.mcpsdk.benchmarks.load.HttpCall;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;

/** Answers each text with the one answer it knows, under the id that was asked. */
public final class EchoEndpoint extends Endpoint {
  private static final String ID = "\"id\":";
  private static final int DIGITS = 7;

  private final String head;
  private final String rest;

  /**
   * @param answer to the call under the id after {@link HttpCall#FIRST_ID}
   */
  EchoEndpoint(String answer) {
    String id = Integer.toString(HttpCall.FIRST_ID + 1);
    int at = answer.indexOf(id);
    if (at < 0) {
      throw new IllegalArgumentException("expected the id " + id + " in " + answer);
    }
    this.head = answer.substring(0, at);
    this.rest = answer.substring(at + DIGITS);
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    MessageHandler.Whole<String> handler =
        text -> {
          int id = text.indexOf(ID) + ID.length();
          session.getAsyncRemote().sendText(head + text.substring(id, id + DIGITS) + rest);
        };
    session.addMessageHandler(String.class, handler);
  }
}
