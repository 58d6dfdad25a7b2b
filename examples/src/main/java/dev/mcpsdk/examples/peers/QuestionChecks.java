package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.InputHandler;
import dev.mcpsdk.client.InputRequiredException;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.core.MissingCapabilityException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.json.RawJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Questions of the server: forms, the model and roots, answered by handlers and by hand. */
final class QuestionChecks {

  private static final RawJson CONFIRMED = RawJson.of("{\"confirm\":true}");

  private final Peer peer;
  private volatile InputHandler<ElicitFormRequest, ElicitResult> form =
      (question, context) -> ElicitResult.cancel();

  QuestionChecks(Peer peer) {
    this.peer = peer;
  }

  McpClientBuilder registeredAt(McpClientBuilder builder) {
    return builder
        .onElicitation((question, context) -> form.answer(question, context))
        .onSampling((question, context) -> sampled(question))
        .roots(Root.of(Path.of("one")), Root.of(Path.of("two")));
  }

  private static CreateMessageResult sampled(CreateMessageRequest question) {
    Checks.equal(100L, question.maxTokens());
    String prompt = ((TextContent) question.messages().get(0).content().get(0)).text();
    return CreateMessageResult.text("answer to " + prompt, "java-model");
  }

  void run(McpClient client, Checks checks) throws InterruptedException {
    if (peer.asksForms()) {
      forms(client, checks);
    }
    checks.check("ask_model asks the model and for roots", () -> asksModel(client));
    if (peer.sdk().hasSessions()) {
      checks.check("what was not declared is not asked", this::undeclaredInSession);
    } else {
      checks.check("by hand: the rounds are visible, altered state is -32602", this::byHand);
      checks.check("what was not declared is not asked: -32021", this::undeclared);
    }
  }

  private void forms(McpClient client, Checks checks) throws InterruptedException {
    checks.check("ask_name greets by the name in the form", () -> greets(client));
    checks.check("a declined form is an answer", () -> declines(client));
    checks.check("plan_trip asks twice, defaults are filled in", () -> plans(client));
    checks.check("questions of parallel calls do not mix", () -> inParallel(client));
  }

  private void greets(McpClient client) {
    Queue<ElicitFormRequest> asked = new ConcurrentLinkedQueue<>();
    form =
        (question, context) -> {
          asked.add(question);
          return ElicitResult.accept(name("Zoë"));
        };
    Checks.equal("Hello, Zoë!", Peer.text(client.callTool("ask_name", null)));
    Checks.equal(1, asked.size());
    ElicitFormRequest question = asked.remove();
    Checks.equal("What is your name?", question.message());
    Checks.equal(Set.of("name"), question.requestedSchema().required());
    Checks.equal(
        "Your name",
        Objects.requireNonNull(question.requestedSchema().properties().get("name")).title());
  }

  private static RawJson name(String name) {
    return RawJson.from(Map.of("name", name));
  }

  private void declines(McpClient client) {
    form = (question, context) -> ElicitResult.decline();
    Checks.equal("no name: decline", Peer.text(client.callTool("ask_name", null)));
    form = (question, context) -> ElicitResult.cancel();
    Checks.equal("no name: cancel", Peer.text(client.callTool("ask_name", null)));
  }

  private void plans(McpClient client) {
    Queue<String> messages = new ConcurrentLinkedQueue<>();
    form =
        (question, context) -> {
          messages.add(question.message());
          boolean last = question.requestedSchema().properties().containsKey("confirm");
          return ElicitResult.accept(last ? CONFIRMED : RawJson.of("{\"city\":\"Oslo\"}"));
        };
    Checks.equal("3 days in Oslo, booked", Peer.text(client.callTool("plan_trip", null)));
    Checks.equal(List.of("Where to?", "3 days in Oslo?"), List.copyOf(messages));
  }

  private void asksModel(McpClient client) {
    Checks.equal(
        "java-model: answer to why; roots 2",
        Peer.text(client.callTool("ask_model", Map.of("prompt", "why"))));
  }

  private void inParallel(McpClient client) {
    AtomicInteger guests = new AtomicInteger();
    form = (question, context) -> ElicitResult.accept(name("guest " + guests.incrementAndGet()));
    List<CompletableFuture<CallToolResult>> calls = new ArrayList<>();
    Set<String> expected = new TreeSet<>();
    for (int i = 1; i <= 9; i++) {
      calls.add(client.sendAsync(new CallToolRequest("ask_name", null)));
      expected.add("Hello, guest " + i + "!");
    }
    Set<String> greetings = new TreeSet<>();
    calls.forEach(call -> greetings.add(Peer.text(call.join())));
    Checks.equal(expected, greetings);
  }

  private void byHand() {
    try (McpClient client = peer.connect(registeredAt(Peer.builder()).inputLoop(false))) {
      InputRequiredException first = asks(client, CallOptions.NONE);
      Checks.equal(Set.of("trip"), first.input().inputRequests().keySet());
      RawJson trip = accepted("{\"city\":\"Bergen\",\"days\":2}");
      InputRequiredException second =
          asks(
              client, CallOptions.NONE.answers(Map.of("trip", trip), first.input().requestState()));
      Checks.equal(Set.of("confirm"), second.input().inputRequests().keySet());
      String state = Objects.requireNonNull(second.input().requestState());
      Map<String, RawJson> confirmed = Map.of("confirm", accepted("{\"confirm\":true}"));
      ProtocolException refused =
          Checks.failure(
              ProtocolException.class,
              () ->
                  client.callTool(
                      "plan_trip", null, CallOptions.NONE.answers(confirmed, altered(state))));
      Checks.equal(ErrorCodes.INVALID_PARAMS, refused.code());
      CallToolResult booked =
          client.callTool("plan_trip", null, CallOptions.NONE.answers(confirmed, state));
      Checks.equal("2 days in Bergen, booked", Peer.text(booked));
    }
  }

  private static InputRequiredException asks(McpClient client, CallOptions options) {
    return Checks.failure(
        InputRequiredException.class, () -> client.callTool("plan_trip", null, options));
  }

  private static RawJson accepted(String content) {
    return RawJson.of("{\"action\":\"accept\",\"content\":" + content + "}");
  }

  private static String altered(String state) {
    int middle = state.length() / 2;
    char other = state.charAt(middle) == 'A' ? 'B' : 'A';
    return state.substring(0, middle) + other + state.substring(middle + 1);
  }

  private void undeclaredInSession() {
    try (McpClient client = peer.connect(Peer.builder())) {
      if (peer.asksForms()) {
        refused(client, new CallToolRequest("ask_name", null));
      }
      refused(client, new CallToolRequest("ask_model", RawJson.of("{\"prompt\":\"why\"}")));
    }
  }

  /** The server's SDK throws inside the tool, and treats that as any other exception. */
  private void refused(McpClient client, CallToolRequest call) {
    if (peer.sdk() == Sdk.JAVA) {
      Checks.failure(ProtocolException.class, () -> client.send(call));
    } else {
      CallToolResult result = client.send(call);
      Checks.that(result.isError(), result);
    }
  }

  private void undeclared() {
    try (McpClient client = peer.connect(Peer.builder())) {
      MissingCapabilityException forms =
          Checks.failure(MissingCapabilityException.class, () -> client.callTool("ask_name", null));
      Checks.that(required(forms).member("elicitation") != null, required(forms));
      MissingCapabilityException model =
          Checks.failure(
              MissingCapabilityException.class,
              () -> client.callTool("ask_model", Map.of("prompt", "why")));
      Checks.that(required(model).member("sampling") != null, required(model));
    }
  }

  private static RawJson required(MissingCapabilityException refusal) {
    return Objects.requireNonNull(
        Objects.requireNonNull(refusal.error().data()).member("requiredCapabilities"));
  }
}
