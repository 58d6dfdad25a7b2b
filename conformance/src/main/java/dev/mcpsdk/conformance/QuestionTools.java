package dev.mcpsdk.conformance;

import dev.mcpsdk.schema.BooleanSchema;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ElicitSchema;
import dev.mcpsdk.schema.ListRootsResult;
import dev.mcpsdk.schema.MultiSelectSchema;
import dev.mcpsdk.schema.NumberSchema;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.schema.SelectOption;
import dev.mcpsdk.schema.SingleSelectSchema;
import dev.mcpsdk.schema.StringSchema;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.CallContext;
import dev.mcpsdk.server.McpServerBuilder;
import dev.mcpsdk.server.ask.Answers;
import dev.mcpsdk.server.ask.Elicited;
import dev.mcpsdk.server.ask.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tools that ask the client: forms, its model, its folders. */
final class QuestionTools {

  record Name(String name) {}

  record Ok(boolean ok) {}

  record Color(String color) {}

  record Context(String context) {}

  record Account(String username, String email) {}

  record Prompted(String prompt) {}

  record Asked(String message) {}

  private static final Question<Elicited<Name>> NAME =
      Question.form(Name.class, "What is your name?");

  private QuestionTools() {}

  static void addTo(McpServerBuilder server) {
    server
        .tool(
            "test_input_required_result_elicitation",
            "Asks for a name",
            call -> "Hello, " + call.ask("user_name", NAME).orElseThrow().name() + "!")
        .tool(
            "test_input_required_result_sampling",
            "Asks the model",
            call -> text(call.ask("capital_question", model("What is the capital of France?"))))
        .tool(
            "test_input_required_result_list_roots",
            "Asks for roots",
            call -> roots(call.ask("client_roots", Question.roots())))
        .tool(
            "test_input_required_result_request_state",
            "Asks for a confirmation",
            call -> confirm(call, "state-ok"))
        .tool(
            "test_input_required_result_tampered_state",
            "Asks for a confirmation",
            call -> confirm(call, "confirmed"))
        .tool(
            "test_input_required_result_multiple_inputs",
            "Asks three things at once",
            QuestionTools::three)
        .tool("test_input_required_result_multi_round", "Asks twice", QuestionTools::twice)
        .tool(
            "test_input_required_result_capabilities",
            "Asks what can be asked",
            QuestionTools::whatCanBeAsked)
        .tool(
            "test_missing_capability",
            "Needs a model",
            call -> text(call.ask("needed", model("Say something."))))
        .tool(
            "test_sampling",
            "Asks the model",
            Prompted.class,
            (in, call) -> "LLM response: " + text(call.ask("sample", model(in.prompt()))))
        .tool(
            "test_elicitation",
            "Asks for an account",
            Asked.class,
            (in, call) ->
                "User response: " + call.ask("account", Question.form(Account.class, in.message())))
        .tool(
            "test_elicitation_sep1034_defaults",
            "Asks with defaults",
            call ->
                "Elicitation completed: "
                    + call.ask("defaults", Question.form(defaults(), "Please review")))
        .tool(
            "test_elicitation_sep1330_enums",
            "Asks with choices",
            call ->
                "Elicitation completed: "
                    + call.ask("enums", Question.form(choices(), "Please choose")))
        .prompt(
            Prompt.builder("test_input_required_result_prompt")
                .description("Asks for context")
                .build(),
            (arguments, call) ->
                "Context: "
                    + call.ask("user_context", Question.form(Context.class, "What context?"))
                        .orElseThrow()
                        .context());
  }

  private static String confirm(CallContext call, String text) {
    boolean ok = call.ask("confirm", Question.form(Ok.class, "Please confirm")).orElseThrow().ok();
    return text + (ok ? "" : " (not ok)");
  }

  private static String three(CallContext call) {
    Question<CreateMessageResult> greeting = model("Generate a greeting");
    Question<ListRootsResult> roots = Question.roots();
    Map<String, Question<?>> questions = new LinkedHashMap<>();
    questions.put("user_name", NAME);
    questions.put("greeting", greeting);
    questions.put("client_roots", roots);
    Answers answers = call.askAll(questions);
    return answers.to(NAME).orElseThrow().name()
        + ": "
        + text(answers.to(greeting))
        + " "
        + roots(answers.to(roots));
  }

  private static String twice(CallContext call) {
    String name =
        call.ask("step1", Question.form(Name.class, "Step 1: What is your name?"))
            .orElseThrow()
            .name();
    String color =
        call.ask("step2", Question.form(Color.class, "Step 2: What is your favorite color?"))
            .orElseThrow()
            .color();
    return name + " likes " + color;
  }

  private static String whatCanBeAsked(CallContext call) {
    Question<CreateMessageResult> greeting = model("Generate a greeting");
    Map<String, Question<?>> questions = new LinkedHashMap<>();
    if (call.canAsk(NAME)) {
      questions.put("user_name", NAME);
    }
    if (call.canAsk(greeting)) {
      questions.put("greeting", greeting);
    }
    call.askAll(questions);
    return "asked " + questions.keySet();
  }

  private static Question<CreateMessageResult> model(String prompt) {
    return Question.sampling(
        CreateMessageRequest.builder(List.of(SamplingMessage.user(prompt)), 100).build());
  }

  private static String text(CreateMessageResult result) {
    StringBuilder text = new StringBuilder();
    result
        .content()
        .forEach(
            content -> {
              if (content instanceof TextContent part) {
                text.append(part.text());
              }
            });
    return text.toString();
  }

  private static String roots(ListRootsResult result) {
    return "Roots: " + result.roots().stream().map(root -> root.uri()).toList();
  }

  private static ElicitSchema defaults() {
    return ElicitSchema.builder()
        .optional(
            "name",
            StringSchema.builder().description("User name").defaultValue("John Doe").build())
        .optional("age", NumberSchema.integers().description("User age").defaultValue(30).build())
        .optional(
            "score", NumberSchema.numbers().description("User score").defaultValue(95.5).build())
        .optional("status", single("active", "active", "inactive", "pending"))
        .optional("verified", BooleanSchema.of(true))
        .build();
  }

  private static SingleSelectSchema single(String chosen, String... values) {
    return SingleSelectSchema.of(values).withDefault(chosen);
  }

  private static ElicitSchema choices() {
    List<SelectOption> titled =
        List.of(
            new SelectOption("value1", "First Option"),
            new SelectOption("value2", "Second Option"),
            new SelectOption("value3", "Third Option"));
    // The older way to give titles has no builder, since new servers should not use it; only a
    // schema taken as it is keeps it.
    RawJson legacy =
        RawJson.of(
            "{\"type\":\"string\",\"enum\":[\"opt1\",\"opt2\",\"opt3\"],\"enumNames\":[\"Option One\",\"Option Two\",\"Option Three\"]}");
    RawJson built =
        ElicitSchema.builder()
            .optional("untitledSingle", SingleSelectSchema.of("option1", "option2", "option3"))
            .optional("titledSingle", SingleSelectSchema.of(titled))
            .optional(
                "untitledMulti", MultiSelectSchema.builder("option1", "option2", "option3").build())
            .optional("titledMulti", MultiSelectSchema.builder(titled).build())
            .build()
            .json();
    RawJson properties = built.member("properties");
    String text = properties == null ? "{}" : properties.toString();
    return ElicitSchema.received(
        RawJson.of(
            "{\"type\":\"object\",\"properties\":"
                + text.substring(0, text.length() - 1)
                + ",\"legacyEnum\":"
                + legacy
                + "}}"),
        "$");
  }
}
