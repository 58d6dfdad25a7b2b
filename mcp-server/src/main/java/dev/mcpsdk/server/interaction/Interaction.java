package dev.mcpsdk.server.interaction;

import dev.mcpsdk.core.MissingCapabilityException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.core.dialect.CallFacts;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.codec.UncarriedException;
import dev.mcpsdk.schema.json.JsonException;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.ask.Answers;
import dev.mcpsdk.server.ask.Asking;
import dev.mcpsdk.server.ask.OnceAction;
import dev.mcpsdk.server.ask.Question;
import dev.mcpsdk.server.interaction.InteractionState.Answered;
import java.lang.reflect.Type;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a handler within an interaction of one or more rounds: gives the answers that are
 * known, and ends the run at the first that is not. Confined to the thread that runs the handler.
 */
public final class Interaction {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final CallFacts facts;
  private final Map<String, RawJson> answers;
  private final Asking asking;
  private final Consumer<Request<?>> carriage;

  /** Null if nothing of it leaves this process. */
  private final @Nullable Sealing sealing;

  private final boolean resumed;
  private final InteractionState state;
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, Integer> onceUses = new HashMap<>();
  private final Map<String, Request<?>> missing = new LinkedHashMap<>();
  private volatile @Nullable Thread owner = Thread.currentThread();
  private boolean inOnce;
  private volatile boolean ended;

  /** How the state leaves this process, and for which request. */
  private record Sealing(StateSeal seal, Binding binding) {}

  private Interaction(
      CallFacts facts,
      Map<String, RawJson> answers,
      Asking asking,
      Consumer<Request<?>> carriage,
      @Nullable Sealing sealing,
      @Nullable InteractionState known) {
    this.facts = facts;
    this.answers = answers;
    this.asking = asking;
    this.carriage = carriage;
    this.sealing = sealing;
    this.resumed = known != null;
    this.state =
        known != null ? known : new InteractionState(nonce(), 0, 0, Map.of(), Map.of(), Map.of());
  }

  /**
   * Begins a run on this thread, of an interaction whose state travels through the client.
   *
   * @throws ProtocolException if the request carries a state that was not made for it
   */
  public static Interaction begin(CallFacts facts, Binding binding, Asking asking, Clock clock) {
    StateSeal seal = new StateSeal(asking, clock);
    String given = facts.state();
    return new Interaction(
        facts,
        facts.answers(),
        asking,
        question -> {},
        new Sealing(seal, binding),
        given == null ? null : seal.open(given, binding));
  }

  /**
   * Begins a run on this thread, of an interaction whose state stays here.
   *
   * @param carriage throws {@link UncarriedException} for questions that cannot be sent
   * @param round the one before, null for the first run
   * @param answers that came for its questions
   */
  public static Interaction live(
      CallFacts facts,
      Asking asking,
      Consumer<Request<?>> carriage,
      @Nullable Round round,
      Map<String, RawJson> answers) {
    return new Interaction(
        facts, answers, asking, carriage, null, round == null ? null : round.state());
  }

  private static String nonce() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The answer to a question, or the end of this run. */
  public <A> A ask(String key, Question<A> question) {
    requireUsable("ask");
    String name = name(uses, key);
    A answer = answerTo(name, question);
    if (answer == null) {
      throw end(Map.of(name, question.request()));
    }
    return answer;
  }

  /** The answers to several questions, or the end of this run if one of them is not known. */
  public Answers askAll(Map<String, ? extends Question<?>> questions) {
    requireUsable("ask");
    Map<Question<?>, Object> known = new HashMap<>();
    Map<String, Request<?>> open = new LinkedHashMap<>();
    questions.forEach(
        (key, question) -> {
          String name = name(uses, key);
          Object answer = answerTo(name, question);
          if (answer != null) {
            known.put(question, answer);
          } else {
            open.put(name, question.request());
          }
        });
    if (!open.isEmpty()) {
      throw end(open);
    }
    return new Answers(known);
  }

  /** Whether the caller can be asked this. */
  public boolean canAsk(Question<?> question) {
    return question.canBeAsked(facts.capabilities()) && uncarried(question) == null;
  }

  /** Why the revision cannot say this; null if it can. */
  private @Nullable UncarriedException uncarried(Question<?> question) {
    try {
      carriage.accept(question.request());
      return null;
    } catch (UncarriedException e) {
      return e;
    }
  }

  /** The outcome of an action, which is run unless it is known. */
  public <T> T once(String key, Type type, OnceAction<T> action) throws Exception {
    requireUsable("once");
    String name = name(onceUses, key);
    RawJson outcome = state.outcomes().get(name);
    if (outcome == null) {
      String idempotencyKey = IdempotencyKey.of(state.nonce(), name);
      inOnce = true;
      try {
        outcome =
            asking
                .onceStore()
                .outcome(
                    idempotencyKey,
                    asking.lifetime(),
                    () -> RawJson.from(action.run(idempotencyKey)));
      } finally {
        inOnce = false;
      }
      state.outcomes().put(name, outcome);
    }
    return outcome.as(type);
  }

  /** The nth use of a key in one run has a name of its own, so that loops work. */
  private static String name(Map<String, Integer> uses, String key) {
    if (key.isEmpty() || key.indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "a key must not be empty and must not contain '#': " + key);
    }
    int use = uses.merge(key, 1, Integer::sum);
    return use == 1 ? key : key + '#' + use;
  }

  /**
   * Null if it is to be asked.
   *
   * @throws MissingCapabilityException if it cannot be asked; then nothing is
   */
  private <A> @Nullable A answerTo(String name, Question<A> question) {
    String digest = QuestionDigest.of(question.request());
    Answered sealed = state.answers().get(name);
    if (sealed != null && sealed.question().equals(digest)) {
      A answer = read(question, sealed.answer());
      if (answer != null) {
        return answer;
      }
    }
    RawJson fresh = answers.get(name);
    if (fresh != null && shownFor(name, digest)) {
      A answer = read(question, fresh);
      if (answer != null) {
        state.answers().put(name, new Answered(digest, fresh));
        return answer;
      }
    }
    requireAskable(question);
    return null;
  }

  /** Null if it is no answer to this question, which is then asked again. */
  private static <A> @Nullable A read(Question<A> question, RawJson answer) {
    try {
      return question.read(answer);
    } catch (JsonException notAnAnswer) {
      return null;
    }
  }

  private void requireAskable(Question<?> question) {
    if (!question.canBeAsked(facts.capabilities())) {
      throw new MissingCapabilityException(
          "the client cannot be asked: it did not declare what "
              + question.request().method()
              + " needs",
          question.requiredCapabilities());
    }
    UncarriedException uncarried = uncarried(question);
    if (uncarried != null) {
      throw new ToolException("the client cannot be asked: " + uncarried.getMessage(), uncarried);
    }
  }

  /**
   * An answer counts only for the question it was shown for; without a state it was sent up front,
   * and counts by its key.
   */
  private boolean shownFor(String name, String digest) {
    return !resumed || digest.equals(state.pending().get(name));
  }

  private RunEnded end(Map<String, Request<?>> open) {
    missing.putAll(open);
    ended = true;
    return new RunEnded();
  }

  private void requireUsable(String what) {
    if (ended) {
      throw new RunEnded();
    }
    if (owner == null) {
      throw new IllegalStateException(what + " after the handler has returned");
    }
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(what + " on another thread than the handler's");
    }
    if (inOnce) {
      throw new IllegalStateException(what + " inside once: ask first, act later");
    }
  }

  /** Whether the run was ended by a question, whatever the handler made of that. */
  public boolean ended() {
    return ended;
  }

  /** Throws again what ended the run, for other uses of the context. */
  public void requireRunning() {
    if (ended) {
      throw new RunEnded();
    }
  }

  /** The handler has returned: nothing can be asked any more. */
  public void close() {
    owner = null;
  }

  /**
   * The round of a handler that says itself what it needs.
   *
   * @throws MissingCapabilityException if the client cannot be asked one of these
   * @throws ProtocolException if there were too many rounds
   */
  public Round round(Map<String, Request<?>> requests) {
    requests.forEach(
        (key, request) -> {
          requireAskable(Question.raw(request));
          missing.put(key, request);
        });
    return round();
  }

  /**
   * The round that begins with the end of this run.
   *
   * @throws ProtocolException if there were too many
   */
  public Round round() {
    int round = state.round() + 1;
    if (round > asking.maxRounds()) {
      throw new ProtocolException(
          ErrorCodes.INTERNAL_ERROR,
          "more than " + asking.maxRounds() + " rounds of questions (limit maxRounds)");
    }
    keepUnread();
    Map<String, String> pending = new LinkedHashMap<>();
    missing.forEach((name, request) -> pending.put(name, QuestionDigest.of(request)));
    long expiry = sealing == null ? 0 : sealing.seal().expiry();
    InteractionState next =
        new InteractionState(
            state.nonce(), round, expiry, state.answers(), pending, state.outcomes());
    return new Round(missing, next);
  }

  /**
   * A round as an answer to the client.
   *
   * @throws ProtocolException if the state is too large
   */
  public InputRequired inputRequired(Round round) {
    if (sealing == null) {
      throw new IllegalStateException("this interaction stays here");
    }
    return new InputRequired(
        round.questions(), sealing.seal().seal(round.state(), sealing.binding()));
  }

  /**
   * Answers that came for questions this run did not get to, because it took another way or ended
   * earlier: the next one may, and nobody should have to answer twice. They are checked when they
   * are read.
   */
  private void keepUnread() {
    state
        .pending()
        .forEach(
            (name, digest) -> {
              RawJson fresh = answers.get(name);
              if (fresh != null && !missing.containsKey(name)) {
                state.answers().put(name, new Answered(digest, fresh));
              }
            });
  }
}
