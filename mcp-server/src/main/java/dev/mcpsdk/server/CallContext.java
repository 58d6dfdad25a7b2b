package dev.mcpsdk.server;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.ask.Answers;
import dev.mcpsdk.server.ask.OnceAction;
import dev.mcpsdk.server.ask.Question;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request under way: who asks, and the way to report to them. Thread-safe. Usable until the
 * handler has returned (an asynchronous one: until its stage has completed); later use throws
 * {@link IllegalStateException}.
 */
public interface CallContext {

  /** Who calls, as the transport's authenticator says. */
  Caller caller();

  /** What the client calls itself, if it says; for display, never to decide by. */
  @Nullable Implementation clientInfo();

  /** What the client declared for this request, or for the session it belongs to. */
  ClientCapabilities clientCapabilities();

  /** The protocol revision of this request, such as {@code 2026-07-28}. */
  String protocolVersion();

  /** The method of this request, such as {@code tools/call}. */
  String method();

  /** The request's {@code _meta} without the keys the protocol defines. */
  Meta meta();

  /**
   * The client's answer to a question. If it is not known yet, this run of the handler ends here,
   * by an Error that must not be caught, and the handler runs again from the top when the answer is
   * there, perhaps in another process. Sessions of earlier revisions are asked by requests
   * meanwhile; if the client answers one with an error, or not in time, the call ends there and
   * says so. So code before an {@code ask} runs once per round: ask first, act later, and put what
   * must not happen again into {@link #once}.
   *
   * @param key names the question in this handler and stays the same from run to run; the nth use
   *     of a key in one run is a question of its own. Must not contain {@code #}
   * @throws dev.mcpsdk.core.MissingCapabilityException if the client did not declare that it can be
   *     asked this
   * @throws dev.mcpsdk.core.ToolException if the session's revision cannot carry the question
   * @throws IllegalStateException in a method that may not ask (anything but {@code tools/call},
   *     {@code prompts/get} and {@code resources/read}), an inline handler, another thread than the
   *     handler's, inside of {@code once}, or after the handler has returned
   */
  <A> A ask(String key, Question<A> question);

  /** As {@link #ask}, several questions in one round, by key. */
  Answers askAll(Map<String, ? extends Question<?>> questions);

  /**
   * Whether {@link #ask} is possible here and the client has declared that it can be asked this.
   */
  boolean canAsk(Question<?> question);

  /**
   * The outcome of a side effect, which is run unless its outcome is known from an earlier round.
   * It happens at least once: a lost answer can make the client repeat a round. The idempotency key
   * that the action gets is then the same, and a shared {@link dev.mcpsdk.server.ask.OnceStore}
   * makes it exactly once.
   *
   * @param key as of {@link #ask}
   * @param type of the outcome, which travels through the client, sealed
   * @throws Exception what the action throws; then it is not remembered
   */
  <T> T once(String key, Class<T> type, OnceAction<T> action) throws Exception;

  /** {@code progress(done, null, null)}. */
  default void progress(double done) {
    progress(done, null, null);
  }

  /**
   * Reports progress to a caller that wants it, and does nothing for one that does not. What is not
   * more than the last report is dropped. May block for a slow reader, except in an inline handler,
   * where a report that cannot be queued at once is dropped.
   *
   * @param total what {@code done} will be at the end, null if unknown
   */
  void progress(double done, @Nullable Double total, @Nullable String message);

  /** Whether the caller has asked for progress, for handlers to which reporting is costly. */
  boolean wantsProgress();

  /**
   * Sends a log message to a caller that wants this level, and does nothing for one that does not.
   * No secrets: it leaves the process. Deprecated by revision 2026-07-28, which keeps it working;
   * prefer the server's own log.
   *
   * @param logger names the source, null for none
   */
  void log(LoggingLevel level, @Nullable String logger, RawJson data);

  /** A log message that is text. */
  default void log(LoggingLevel level, String text) {
    log(level, null, RawJson.string(text));
  }

  /**
   * Ends the HTTP response that carries this call while the call goes on, so that no connection has
   * to be held through a long wait: the client comes back for the rest (2025-11-25, SEP-1699). Does
   * nothing in other revisions and on other transports.
   */
  void closeStream();

  /** Whether the caller is no longer interested; its answer will be thrown away. */
  boolean isCancelled();

  /**
   * Runs the action once if this call is cancelled, at once if it is already. On the thread that
   * learns of it: quick, must not block.
   */
  void onCancel(Runnable action);
}
