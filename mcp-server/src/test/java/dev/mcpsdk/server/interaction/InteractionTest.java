package dev.mcpsdk.server.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.MissingCapabilityException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.dialect.CallFacts;
import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.ask.Answers;
import dev.mcpsdk.server.ask.Asking;
import dev.mcpsdk.server.ask.Elicited;
import dev.mcpsdk.server.ask.Question;
import dev.mcpsdk.server.ask.StateKeys;
import dev.mcpsdk.server.ask.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InteractionTest {

  private static final byte[] SECRET = new byte[32];
  private static final ClientCapabilities FORMS =
      ClientCapabilities.builder()
          .elicitation(new ClientCapabilities.Elicitation(true, false))
          .build();

  record Name(String name) {}

  record Guests(int guests) {}

  private final StateKeys keys = StateKeys.of(SECRET);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T00:00:00Z"));
  private Asking asking = Asking.standard().withKeys(keys);

  private static final Binding BOOK = binding("server", "alice", "tools/call", "book", "{}");

  private static Binding binding(
      String audience, String principal, String method, String target, String arguments) {
    return new Binding(
        audience, principal, method, target, RawJson.of(arguments).canonicalSha256());
  }

  private Interaction run(
      Binding binding,
      ClientCapabilities capabilities,
      Map<String, RawJson> answers,
      @Nullable String state) {
    CallFacts facts =
        new CallFacts(
            ProtocolVersion.V2026_07_28,
            capabilities,
            null,
            null,
            null,
            Meta.EMPTY,
            answers,
            state);
    Clock clock =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.get();
          }
        };
    return Interaction.begin(facts, binding, asking, clock);
  }

  private Interaction run(Map<String, RawJson> answers, @Nullable String state) {
    return run(BOOK, FORMS, answers, state);
  }

  private static Map<String, RawJson> accept(String key, String content) {
    return Map.of(key, RawJson.of("{\"action\":\"accept\",\"content\":" + content + "}"));
  }

  private static InputRequired ended(Interaction run, Runnable handler) {
    assertThatThrownBy(handler::run).isInstanceOf(RunEnded.class);
    assertThat(run.ended()).isTrue();
    return run.inputRequired(run.round());
  }

  private static final Question<Elicited<Name>> NAME = Question.form(Name.class, "Who?");
  private static final Question<Elicited<Guests>> GUESTS = Question.form(Guests.class, "How many?");

  private String stateAfterName() {
    Interaction run = run(Map.of(), null);
    String state = ended(run, () -> run.ask("name", NAME)).requestState();
    assertThat(state).isNotNull();
    return state == null ? "" : state;
  }

  @Test
  void anAnswerOfAnEarlierRoundComesBackFromTheState() {
    Interaction second = run(accept("name", "{\"name\":\"Ada\"}"), stateAfterName());
    assertThat(second.ask("name", NAME).orElseThrow().name()).isEqualTo("Ada");
    InputRequired more = ended(second, () -> second.ask("guests", GUESTS));
    assertThat(more.inputRequests()).containsOnlyKeys("guests");

    Interaction third = run(accept("guests", "{\"guests\":4}"), more.requestState());
    assertThat(third.ask("name", NAME).orElseThrow().name()).isEqualTo("Ada");
    assertThat(third.ask("guests", GUESTS).orElseThrow().guests()).isEqualTo(4);
    assertThat(third.ended()).isFalse();
  }

  @Test
  void anAnswerThatThisRunDidNotReadIsKeptForTheNext() {
    Interaction second = run(accept("name", "{\"name\":\"Ada\"}"), stateAfterName());
    InputRequired more = ended(second, () -> second.ask("guests", GUESTS));
    assertThat(more.inputRequests()).containsOnlyKeys("guests");
    Interaction third = run(accept("guests", "{\"guests\":4}"), more.requestState());
    assertThat(third.ask("name", NAME).orElseThrow().name()).isEqualTo("Ada");

    Interaction wrong = run(accept("name", "{\"name\":5}"), stateAfterName());
    String state = ended(wrong, () -> wrong.ask("guests", GUESTS)).requestState();
    Interaction next = run(accept("guests", "{\"guests\":4}"), state);
    InputRequired again = ended(next, () -> next.ask("name", NAME));
    assertThat(again.inputRequests()).as("as it was no answer").containsOnlyKeys("name");
    Interaction last = run(accept("name", "{\"name\":\"Eve\"}"), again.requestState());
    assertThat(last.ask("name", NAME).orElseThrow().name()).isEqualTo("Eve");
  }

  @Test
  void aSealedAnswerBeatsOneSentAgain() {
    Interaction second = run(accept("name", "{\"name\":\"Ada\"}"), stateAfterName());
    second.ask("name", NAME);
    String state = ended(second, () -> second.ask("guests", GUESTS)).requestState();
    Map<String, RawJson> both = new HashMap<>(accept("name", "{\"name\":\"Mallory\"}"));
    both.putAll(accept("guests", "{\"guests\":2}"));
    assertThat(run(both, state).ask("name", NAME).orElseThrow().name()).isEqualTo("Ada");
  }

  @Test
  void aChangedQuestionIsAskedAgain() {
    Interaction second = run(accept("name", "{\"name\":\"Ada\"}"), stateAfterName());
    Question<Elicited<Name>> other = Question.form(Name.class, "Who really?");
    assertThat(ended(second, () -> second.ask("name", other)).inputRequests())
        .containsOnlyKeys("name");
  }

  @Test
  void anAnswerThatBreaksItsSchemaIsAskedAgain() {
    for (String content : List.of("{\"name\":7}", "{}", "[]")) {
      Interaction second = run(accept("name", content), stateAfterName());
      assertThat(ended(second, () -> second.ask("name", NAME)).inputRequests())
          .containsOnlyKeys("name");
    }
    Interaction bare = run(Map.of("name", RawJson.number(12345)), stateAfterName());
    ended(bare, () -> bare.ask("name", NAME));
  }

  @Test
  void answersUpFrontCountByKeyAndSchema() {
    Interaction run = run(accept("name", "{\"name\":\"Ada\"}"), null);
    assertThat(run.ask("name", NAME).orElseThrow().name()).isEqualTo("Ada");
    Interaction wrong = run(accept("name", "{\"guests\":1}"), null);
    ended(wrong, () -> wrong.ask("name", NAME));
  }

  @Test
  void anAnswerToAQuestionThatWasNotShownIsNotTaken() {
    Interaction second = run(accept("guests", "{\"guests\":9}"), stateAfterName());
    InputRequired input = ended(second, () -> second.ask("guests", GUESTS));
    assertThat(input.inputRequests()).containsOnlyKeys("guests");
  }

  @Test
  void loopsUseANameOfTheirOwnForEachTurn() {
    String state = null;
    Map<String, RawJson> answers = Map.of();
    List<Integer> heard = new ArrayList<>();
    for (int round = 1; round <= 3; round++) {
      Interaction run = run(answers, state);
      heard.clear();
      InputRequired input =
          ended(
              run,
              () -> {
                for (int i = 0; i < 3 + 1; i++) {
                  heard.add(run.ask("guests", GUESTS).orElseThrow().guests());
                }
              });
      String key = round == 1 ? "guests" : "guests#" + round;
      assertThat(input.inputRequests()).containsOnlyKeys(key);
      state = input.requestState();
      answers = accept(key, "{\"guests\":" + round + "}");
    }
    assertThat(heard).containsExactly(1, 2);
  }

  @Test
  void askAllAsksForAllThatIsMissingInOneRound() {
    Interaction run = run(accept("name", "{\"name\":\"Ada\"}"), null);
    Map<String, Question<?>> both = new LinkedHashMap<>();
    both.put("name", NAME);
    both.put("guests", GUESTS);
    InputRequired input = ended(run, () -> run.askAll(both));
    assertThat(input.inputRequests()).containsOnlyKeys("guests");
    Interaction second = run(accept("guests", "{\"guests\":3}"), input.requestState());
    Answers answers = second.askAll(both);
    assertThat(answers.to(NAME).orElseThrow().name()).isEqualTo("Ada");
    assertThat(answers.to(GUESTS).orElseThrow().guests()).isEqualTo(3);
  }

  @Test
  void codeThatCatchesEverythingCannotGoOn() {
    Interaction run = run(Map.of(), null);
    try {
      run.ask("name", NAME);
    } catch (Throwable swallowed) {
      assertThat(swallowed.getStackTrace()).isEmpty();
    }
    assertThatThrownBy(() -> run.ask("guests", GUESTS)).isInstanceOf(RunEnded.class);
    assertThatThrownBy(() -> run.once("charge", String.class, key -> "done"))
        .isInstanceOf(RunEnded.class);
    assertThatThrownBy(run::requireRunning).isInstanceOf(RunEnded.class);
    assertThat(run.inputRequired(run.round()).inputRequests()).containsOnlyKeys("name");
  }

  @Test
  void undeclaredCapabilitiesAreRefusedBeforeAnythingIsAsked() {
    Interaction run = run(BOOK, ClientCapabilities.NONE, Map.of(), null);
    assertThat(run.canAsk(NAME)).isFalse();
    assertThatThrownBy(() -> run.ask("name", NAME)).isInstanceOf(MissingCapabilityException.class);
    Interaction forms = run(Map.of(), null);
    assertThat(forms.canAsk(Question.url("https://example.com/pay", "Pay"))).isFalse();
    assertThat(forms.canAsk(Question.roots())).isFalse();
    assertThatThrownBy(() -> forms.ask("pay", Question.url("https://example.com/pay", "Pay")))
        .isInstanceOfSatisfying(
            MissingCapabilityException.class,
            e ->
                assertThat(e.error().data())
                    .isEqualTo(
                        RawJson.of("{\"requiredCapabilities\":{\"elicitation\":{\"url\":{}}}}")));
  }

  @Test
  void whatWasRefusedTogetherIsNotAskedLater() {
    Interaction run = run(accept("guests", "{\"guests\":3}"), null);
    Map<String, Question<?>> tooMuch = new LinkedHashMap<>();
    tooMuch.put("name", NAME);
    tooMuch.put("pay", Question.url("https://example.com/pay", "Pay"));
    assertThatThrownBy(() -> run.askAll(tooMuch)).isInstanceOf(MissingCapabilityException.class);
    Answers answers = run.askAll(Map.of("guests", GUESTS));
    assertThat(answers.to(GUESTS).orElseThrow().guests()).isEqualTo(3);
  }

  @Test
  void onceRunsOnceAndRemembers() throws Exception {
    AtomicInteger charges = new AtomicInteger();
    List<String> seen = new ArrayList<>();
    String state = stateAfterName();
    for (int repeat = 0; repeat < 3; repeat++) {
      // The same round three times, each on a server that remembers nothing.
      asking = Asking.standard().withKeys(keys);
      Interaction run = run(accept("name", "{\"name\":\"Ada\"}"), state);
      run.ask("name", NAME);
      run.once(
          "charge",
          String.class,
          key -> {
            seen.add(key);
            return "receipt " + charges.incrementAndGet();
          });
      InputRequired input = ended(run, () -> run.ask("guests", GUESTS));
      Interaction next = run(accept("guests", "{\"guests\":3}"), input.requestState());
      String receipt = next.once("charge", String.class, key -> "never");
      assertThat(receipt).isEqualTo("receipt " + charges.get());
    }
    assertThat(charges).hasValue(3);
    assertThat(seen).hasSize(3).containsOnly(seen.get(0));
  }

  @Test
  void aSharedStoreMakesItASingleTime() throws Exception {
    AtomicInteger charges = new AtomicInteger();
    String state = stateAfterName();
    for (int repeat = 0; repeat < 3; repeat++) {
      Interaction run = run(accept("name", "{\"name\":\"Ada\"}"), state);
      String receipt =
          run.once("charge", String.class, key -> "receipt " + charges.incrementAndGet());
      assertThat(receipt).isEqualTo("receipt 1");
    }
    assertThat(charges).hasValue(1);
  }

  @Test
  void askingIsRefusedWhereItCannotWork() throws Exception {
    Interaction run = run(Map.of(), null);
    assertThatThrownBy(() -> run.once("x", String.class, key -> run.ask("name", NAME).toString()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside once");
    Thread[] other = new Thread[1];
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    other[0] =
        new Thread(
            () -> {
              try {
                run.ask("name", NAME);
              } catch (Throwable e) {
                thrown.set(e);
              }
            });
    other[0].start();
    other[0].join();
    assertThat(thrown.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another thread");
    run.close();
    assertThatThrownBy(() -> run.ask("name", NAME))
        .hasMessageContaining("after the handler has returned");
    assertThatThrownBy(() -> run(Map.of(), null).ask("a#2", NAME))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static List<Binding> foreign() {
    return List.of(
        binding("other server", "alice", "tools/call", "book", "{}"),
        binding("server", "mallory", "tools/call", "book", "{}"),
        binding("server", "alice", "prompts/get", "book", "{}"),
        binding("server", "alice", "tools/call", "cancel", "{}"),
        binding("server", "alice", "tools/call", "book", "{\"table\":1}"));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void aStateOpensOnlyWhereItWasMade(Binding binding) {
    String state = stateAfterName();
    assertUniformRefusal(() -> run(binding, FORMS, Map.of(), state));
  }

  @Test
  void aStateThatWasTamperedWithOrIsOldIsRefusedInTheSameWords() {
    String state = stateAfterName();
    assertUniformRefusal(() -> run(Map.of(), state + "-TAMPERED"));
    assertUniformRefusal(() -> run(Map.of(), ""));
    assertUniformRefusal(() -> run(Map.of(), "1"));
    assertUniformRefusal(() -> run(Map.of(), "2" + state.substring(1)));
    for (int i = 0; i < state.length(); i += 7) {
      char changed = state.charAt(i) == 'A' ? 'B' : 'A';
      String forged = state.substring(0, i) + changed + state.substring(i + 1);
      assertUniformRefusal(() -> run(Map.of(), forged));
    }
    now.set(now.get().plus(Duration.ofHours(1)).plusSeconds(1));
    assertUniformRefusal(() -> run(Map.of(), state));
  }

  private static void assertUniformRefusal(Runnable run) {
    assertThatThrownBy(run::run)
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e.code()).isEqualTo(-32602))
        .hasMessage(
            "requestState is not valid for this request: it was changed, has expired, or belongs elsewhere");
  }

  @Test
  void keysRotateWithoutLosingWhatIsUnderWay() {
    String old = stateAfterName();
    byte[] next = new byte[32];
    next[0] = 1;
    keys.rotate(next);
    assertThat(run(accept("name", "{\"name\":\"Ada\"}"), old).ask("name", NAME).accepted())
        .isTrue();
    String fresh = stateAfterName();
    keys.forget(SECRET);
    assertUniformRefusal(() -> run(Map.of(), old));
    assertThat(run(accept("name", "{\"name\":\"Ada\"}"), fresh).ask("name", NAME).accepted())
        .isTrue();
    assertThatThrownBy(() -> keys.forget(next)).isInstanceOf(IllegalArgumentException.class);
    assertThat(keys.toString()).isEqualTo("StateKeys[1 keys]");
  }

  @Test
  void roundsAreBounded() {
    asking = asking.withMaxRounds(2);
    String state = stateAfterName();
    Interaction second = run(Map.of(), state);
    String again = ended(second, () -> second.ask("name", NAME)).requestState();
    Interaction third = run(Map.of(), again);
    assertThatThrownBy(() -> third.ask("name", NAME)).isInstanceOf(RunEnded.class);
    assertThatThrownBy(() -> third.inputRequired(third.round()))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("maxRounds");
  }

  @Test
  void aStateTooLargeToTravelNeedsAStore() throws Exception {
    Interaction run = run(Map.of(), null);
    run.once("big", String.class, key -> "x".repeat(70_000));
    assertThatThrownBy(() -> run.ask("name", NAME)).isInstanceOf(RunEnded.class);
    assertThatThrownBy(() -> run.inputRequired(run.round()))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("state store");

    Map<String, byte[]> kept = new HashMap<>();
    asking =
        asking.withStateStore(
            new StateStore() {
              @Override
              public String put(byte[] sealed, Duration keep) {
                kept.put("n1", sealed);
                return "n1";
              }

              @Override
              public byte @Nullable [] get(String name) {
                return kept.get(name);
              }
            });
    Interaction with = run(Map.of(), null);
    with.once("big", String.class, key -> "x".repeat(70_000));
    InputRequired input = ended(with, () -> with.ask("name", NAME));
    assertThat(input.requestState()).hasSizeLessThan(300);
    Interaction next = run(accept("name", "{\"name\":\"Ada\"}"), input.requestState());
    assertThat(next.once("big", String.class, key -> "").length()).isEqualTo(70_000);
    assertUniformRefusal(() -> run(Map.of(), "2unknown"));
  }
}
