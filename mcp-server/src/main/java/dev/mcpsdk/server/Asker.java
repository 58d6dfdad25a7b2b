package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.GetPromptRequest;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.codec.UncarriedException;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.ask.Asking;
import dev.mcpsdk.server.ask.Question;
import dev.mcpsdk.server.interaction.Binding;
import dev.mcpsdk.server.interaction.Interaction;
import dev.mcpsdk.server.interaction.Round;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one call. Most calls ask nothing, so the interaction is begun only when a
 * handler asks, or when the request continues one.
 */
final class Asker {

  private final Call call;
  private final String audience;
  private final Asking asking;
  private volatile @Nullable Interaction interaction;

  /** Where a live interaction goes on, from the answers to the next run. */
  private volatile @Nullable Continuation continuation;

  private record Continuation(Round round, Map<String, RawJson> answers) {}

  Asker(Call call, String audience, Asking asking) {
    this.call = call;
    this.audience = audience;
    this.asking = asking;
  }

  /**
   * Takes up the state that came with the request, on the handler's thread.
   *
   * @throws ProtocolException if it was not made for this request
   */
  void resume() {
    if (continuation != null || call.facts().state() != null && mayAsk()) {
      interaction = begin();
    }
  }

  /** The answers are there: the next run goes on with them. */
  void goOn(Round round, Map<String, RawJson> answers) {
    continuation = new Continuation(round, answers);
  }

  /** Whether the caller could be asked this now. */
  boolean canAsk(Question<?> question) {
    if (!mayAsk() || call.isInline() || !question.canBeAsked(call.facts().capabilities())) {
      return false;
    }
    try {
      call.exchange().dialect().question(question.request());
      return true;
    } catch (UncarriedException e) {
      return false;
    }
  }

  /** Whether calls of this method may be answered with questions. */
  boolean mayAsk() {
    return call.exchange().dialect().mayAsk(call.method());
  }

  /**
   * For a handler that wants to ask or remember something.
   *
   * @throws IllegalStateException if it cannot, here or in this method
   */
  Interaction interaction(String what) {
    if (!mayAsk()) {
      throw new IllegalStateException(what + " in " + call.method() + ", which may not ask");
    }
    if (call.isInline()) {
      throw new IllegalStateException(what + " in an inline handler, which may not ask");
    }
    Interaction begun = interaction;
    if (begun != null) {
      return begun;
    }
    if (!call.isHandlerThread()) {
      throw new IllegalStateException(what + " outside of the handler's run or thread");
    }
    Interaction fresh = begin();
    interaction = fresh;
    return fresh;
  }

  private Interaction begin() {
    if (call.isLive()) {
      Continuation next = continuation;
      return Interaction.live(
          call.facts(),
          asking,
          question -> call.exchange().dialect().question(question),
          next == null ? null : next.round(),
          next == null ? Map.of() : next.answers());
    }
    return Interaction.begin(call.facts(), binding(), asking, Clock.systemUTC());
  }

  private Binding binding() {
    Request<?> request = call.exchange().request();
    String target;
    RawJson arguments = RawJson.EMPTY_OBJECT;
    if (request instanceof CallToolRequest tool) {
      target = tool.name();
      arguments = tool.arguments() == null ? arguments : tool.arguments();
    } else if (request instanceof GetPromptRequest prompt) {
      target = prompt.name();
      arguments = json(prompt.arguments());
    } else if (request instanceof ReadResourceRequest resource) {
      target = resource.uri();
    } else {
      throw new IllegalStateException("no questions are known in " + call.method());
    }
    return new Binding(
        audience, call.caller().principal(), call.method(), target, arguments.canonicalSha256());
  }

  private static RawJson json(Map<String, String> arguments) {
    return RawJson.write(
        out -> {
          out.beginObject();
          arguments.forEach((name, value) -> out.name(name).value(value));
          out.endObject();
        });
  }

  /** Ends the run again for a handler that went on after a question had ended it. */
  void requireRunning() {
    Interaction begun = interaction;
    if (begun != null) {
      begun.requireRunning();
    }
  }

  /** Whether a question has ended the run. */
  boolean hasEnded() {
    Interaction begun = interaction;
    return begun != null && begun.ended();
  }

  /** The handler has returned. */
  void close() {
    Interaction begun = interaction;
    if (begun != null) {
      begun.close();
    }
  }

  /** What to ask if a question ended the run, whatever the handler made of it; else null. */
  @Nullable Round asked() {
    Interaction begun = interaction;
    return begun != null && begun.ended() ? begun.round() : null;
  }

  /** What to ask for a handler that says itself what is missing. */
  Round asked(Map<String, Request<?>> wanted) {
    return ended().round(wanted);
  }

  /** The round as an answer. */
  InputRequired answer(Round round) {
    return ended().inputRequired(round);
  }

  /** The interaction of a run that is over, begun late if it has not been. */
  private Interaction ended() {
    Interaction begun = interaction;
    if (begun == null) {
      begun = begin();
      interaction = begun;
    }
    return begun;
  }
}
