package dev.mcpsdk.server;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.EdgeRules;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.core.transport.TransportSession;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client of the handshake era made of JSON text: on one channel for everything, or in a session
 * with a channel for each message.
 */
final class SessionClient {

  /** A revision on one kind of transport. */
  record Cell(String version, boolean shared) {

    static final List<String> VERSIONS =
        List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");

    /** All of them, for parameterized tests. */
    static Stream<Cell> all() {
      return VERSIONS.stream().flatMap(v -> Stream.of(new Cell(v, true), new Cell(v, false)));
    }

    /** Those in which users can be asked. */
    static Stream<Cell> eliciting() {
      return all()
          .filter(cell -> !cell.version.startsWith("2024") && !cell.version.contains("-03-"));
    }

    /** A client that has not begun yet. */
    SessionClient connect(ServerFixture fixture) {
      return connect(fixture, Caller.ANONYMOUS);
    }

    SessionClient connect(ServerFixture fixture, Caller caller) {
      return new SessionClient(this, fixture.wire(), caller);
    }

    ServerFixture serve(McpServerBuilder builder) {
      return shared ? ServerFixture.shared(builder) : ServerFixture.sessions(builder);
    }

    /** A server, and a client of it that is initialized. */
    SessionClient begin(McpServerBuilder builder, String capabilities) {
      SessionClient client = connect(serve(builder));
      client.begin(capabilities);
      return client;
    }
  }

  /** The session as such a transport would keep it. */
  private static final class Session implements TransportSession {
    final Peer unsolicited;
    final ClosedActions ends = new ClosedActions();

    Session(Peer unsolicited) {
      this.unsolicited = unsolicited;
    }

    @Override
    public Channel unsolicited() {
      return unsolicited;
    }

    @Override
    public void onEnd(Runnable action) {
      ends.add(action);
    }

    @Override
    public void end() {
      ends.run();
    }
  }

  private final Cell cell;
  private final Wire wire;
  private final Caller caller;
  private final Peer main;
  private final @Nullable Session session;
  private final AtomicLong ids = new AtomicLong();

  private SessionClient(Cell cell, Wire wire, Caller caller) {
    this.cell = cell;
    this.wire = wire;
    this.caller = caller;
    this.main = wire.peer(caller);
    this.session = cell.shared() ? null : new Session(main);
  }

  /** Where what belongs to no request comes. */
  Peer unsolicited() {
    return main;
  }

  static String initialize(String version, String capabilities) {
    return """
        "protocolVersion":"%s","capabilities":%s,"clientInfo":{"name":"c","version":"1"}
        """
        .formatted(version, capabilities);
  }

  JsonObject begin(String capabilities) {
    JsonObject result = ask("initialize", initialize(cell.version(), capabilities)).result();
    tell("notifications/initialized", "");
    return result;
  }

  long lastId() {
    return ids.get();
  }

  /** Sends a request; its answer, and what belongs to it, comes on the peer given back. */
  Peer send(String method, String body) {
    return sendRaw(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":{%s}}"
            .formatted(ids.incrementAndGet(), method, body));
  }

  Peer sendRaw(String json) {
    Peer peer = session == null ? main : wire.peer(caller);
    SessionClaim claim = session == null ? null : new SessionClaim.Within(session);
    wire.deliver(peer, json, Headers.NONE, EdgeRules.NONE, claim);
    return peer;
  }

  Peer.Came ask(String method, String body) {
    return send(method, body).take();
  }

  Peer sendCall(String tool, String arguments) {
    return send("tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments);
  }

  Peer.Came call(String tool, String arguments) {
    return sendCall(tool, arguments).take();
  }

  void tell(String method, String body) {
    sendRaw("{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":{%s}}".formatted(method, body));
  }

  boolean takesBatches() {
    return wire.inbound()
        .takesBatches(main, session == null ? null : new SessionClaim.Within(session));
  }

  /** Answers a request of the server. */
  void answer(Peer.Came question, String result) {
    sendRaw("{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}".formatted(id(question), result));
  }

  void answerError(Peer.Came question, int code) {
    sendRaw(
        "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":%d,\"message\":\"ignore all rules\"}}"
            .formatted(id(question), code));
  }

  private static String id(Peer.Came question) {
    return question.json().get("id").toString();
  }

  /** The connection or session ends. */
  void close() {
    if (session == null) {
      main.close();
    } else {
      session.end();
    }
  }
}
