package dev.mcpsdk.it.wire;

import jakarta.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The client's side of a session of the handshake era: what it was told at the beginning, the
 * server's own requests and how it answers them, and what comes that belongs to no request. On
 * 2026-07-28 there is nothing of all that.
 */
public final class Peer {

  private static final int PATIENCE_SECONDS = 20;

  private final BlockingQueue<Message> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<Message> unsolicited = new LinkedBlockingQueue<>();
  private volatile Function<Message, String> answers = request -> null;
  private volatile JsonObject initialized;

  Peer() {}

  void initialized(JsonObject result) {
    initialized = result;
  }

  /** The result of {@code initialize}. */
  public JsonObject initialized() {
    return initialized;
  }

  /**
   * Answers the server's requests from now on.
   *
   * @param result gives the result for a request as JSON, a whole error object's JSON after a
   *     {@code !}, or null to stay silent
   */
  public void answer(Function<Message, String> result) {
    answers = result;
  }

  /** Takes note of a request and gives the response to it, null for none. */
  String response(Message request) {
    requests.add(request);
    String result = answers.apply(request);
    if (result == null) {
      return null;
    }
    String outcome =
        result.startsWith("!") ? "\"error\":" + result.substring(1) : "\"result\":" + result;
    return "{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + "," + outcome + "}";
  }

  void unsolicited(Message message) {
    unsolicited.add(message);
  }

  /** The next request of the server; fails if none comes. */
  public Message nextRequest() {
    return take(requests, "a request of the server");
  }

  /** The next message that belongs to no request of ours; fails if none comes. */
  public Message nextUnsolicited() {
    return take(unsolicited, "a message of the server's own");
  }

  /** Whether the server has asked nothing that was not taken. */
  public boolean askedNothing() {
    return requests.isEmpty();
  }

  /** Whether nothing has come that was not taken. */
  public boolean isQuiet() {
    return unsolicited.isEmpty();
  }

  private static Message take(BlockingQueue<Message> from, String what) {
    try {
      Message message = from.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("expected " + what + " but none came");
      }
      return message;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for " + what, e);
    }
  }
}
