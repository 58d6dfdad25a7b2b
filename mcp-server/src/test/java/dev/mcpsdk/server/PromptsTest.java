package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.CompleteResult;
import dev.mcpsdk.schema.GetPromptResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.ResourceTemplateReference;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptsTest {

  private static final Prompt REVIEW =
      Prompt.builder("review")
          .description("Reviews code")
          .arguments(
              List.of(
                  PromptArgument.required("code", "the code"),
                  PromptArgument.optional("language", null)))
          .build();

  private static Peer serve(McpServerBuilder builder) {
    return ServerFixture.shared(builder.anonymous()).peer();
  }

  @Test
  @Requirement("PRM-02")
  void listsPromptsWithTheirArguments() {
    Peer peer = serve(ServerFixture.builder().prompt(REVIEW, (arguments, ctx) -> "x"));
    assertThat(peer.ask("prompts/list", "").result())
        .isEqualTo(
            Peer.json(
                """
                {"resultType":"complete","ttlMs":0,"cacheScope":"private","prompts":[
                  {"name":"review","description":"Reviews code","arguments":[
                    {"name":"code","description":"the code","required":true},
                    {"name":"language"}]}]}
                """));
  }

  @Test
  @Requirement("PRM-03")
  void givesMessages() {
    Peer peer =
        serve(
            ServerFixture.builder()
                .prompt(REVIEW, (arguments, ctx) -> "Review " + arguments.get("code"))
                .prompt(
                    Prompt.builder("two").build(),
                    (arguments, ctx) ->
                        List.of(PromptMessage.user("a"), PromptMessage.assistant("b")))
                .prompt(
                    Prompt.builder("whole").build(),
                    (arguments, ctx) ->
                        new GetPromptResult(
                            "other", List.of(PromptMessage.user("c")), Meta.EMPTY)));
    assertThat(
            peer.ask("prompts/get", "\"name\":\"review\",\"arguments\":{\"code\":\"x\"}").result())
        .isEqualTo(
            Peer.json(
                """
                {"resultType":"complete","description":"Reviews code","messages":[
                  {"role":"user","content":{"type":"text","text":"Review x"}}]}
                """));
    JsonObject two = peer.ask("prompts/get", "\"name\":\"two\"").result();
    assertThat(two.getJsonArray("messages").getJsonObject(1).getString("role"))
        .isEqualTo("assistant");
    assertThat(peer.ask("prompts/get", "\"name\":\"whole\"").result().getString("description"))
        .isEqualTo("other");
  }

  @Test
  @Requirement("PRM-04")
  void refusesUnknownPromptsAndMissingArguments() {
    Peer peer =
        serve(
            ServerFixture.builder()
                .prompt(REVIEW, (arguments, ctx) -> "x")
                .prompt(Prompt.builder("misfit").build(), (arguments, ctx) -> List.of("x"))
                .prompt(
                    Prompt.builder("broken").build(),
                    (arguments, ctx) -> {
                      throw new IllegalStateException("secret");
                    }));
    assertThat(peer.ask("prompts/get", "\"name\":\"other\"").code()).isEqualTo(-32602);
    Peer.Came missing =
        peer.ask("prompts/get", "\"name\":\"review\",\"arguments\":{\"language\":\"java\"}");
    assertThat(missing.code()).isEqualTo(-32602);
    assertThat(missing.error().getString("message")).contains("$.params.arguments.code");
    assertThat(peer.ask("prompts/get", "\"name\":\"review\",\"arguments\":{\"code\":1}").code())
        .isEqualTo(-32602);
    for (String name : List.of("misfit", "broken")) {
      Peer.Came came = peer.ask("prompts/get", "\"name\":\"" + name + "\"");
      assertThat(came.code()).isEqualTo(-32603);
      assertThat(came.json().toString()).doesNotContain("secret");
    }
  }

  private static String complete(String ref, String argument, String value) {
    return "\"ref\":"
        + ref
        + ",\"argument\":{\"name\":\""
        + argument
        + "\",\"value\":\""
        + value
        + "\"},\"context\":{\"arguments\":{\"code\":\"c\"}}";
  }

  private static final String REVIEW_REF = "{\"type\":\"ref/prompt\",\"name\":\"review\"}";
  private static final String USER_REF = "{\"type\":\"ref/resource\",\"uri\":\"demo://u/{id}\"}";

  private static McpServerBuilder completing() {
    return ServerFixture.builder()
        .prompt(REVIEW, (arguments, ctx) -> "x")
        .resourceTemplate(
            ResourceTemplate.builder("demo://u/{id}", "user").build(), (match, ctx) -> "u")
        .completion(
            PromptReference.of("review"),
            "language",
            (request, ctx) ->
                CompleteResult.of(
                    List.of(request.argument().value() + "va", request.context().get("code"))))
        .completion(
            new ResourceTemplateReference("demo://u/{id}"),
            "id",
            (request, ctx) ->
                new CompleteResult(
                    IntStream.range(0, 250).mapToObj(String::valueOf).toList(),
                    1000,
                    null,
                    Meta.EMPTY));
  }

  @Test
  @Requirement("CMP-02")
  void completesWithTheValueAndTheArgumentsSettledBefore() {
    assertThat(
            serve(completing())
                .ask("completion/complete", complete(REVIEW_REF, "language", "ja"))
                .result())
        .isEqualTo(
            Peer.json(
                """
                {"resultType":"complete",
                 "completion":{"values":["java","c"],"total":2,"hasMore":false}}
                """));
  }

  @Test
  @Requirement("CMP-03")
  void cutsOffAtAHundredValues() {
    JsonObject completion =
        serve(completing())
            .ask("completion/complete", complete(USER_REF, "id", ""))
            .result()
            .getJsonObject("completion");
    assertThat(completion.getJsonArray("values")).hasSize(100);
    assertThat(completion.getInt("total")).isEqualTo(1000);
    assertThat(completion.getBoolean("hasMore")).isTrue();
  }

  @Test
  @Requirement("CMP-04")
  void refusesWhatItDoesNotKnow() {
    Peer peer = serve(completing());
    assertThat(
            peer.ask(
                    "completion/complete",
                    complete("{\"type\":\"ref/prompt\",\"name\":\"other\"}", "language", ""))
                .code())
        .isEqualTo(-32602);
    assertThat(
            peer.ask(
                    "completion/complete",
                    complete("{\"type\":\"ref/resource\",\"uri\":\"demo://x\"}", "id", ""))
                .code())
        .isEqualTo(-32602);
    assertThat(peer.ask("completion/complete", complete(REVIEW_REF, "other", "")).code())
        .isEqualTo(-32602);
    assertThat(peer.ask("completion/complete", complete("{\"type\":\"ref/x\"}", "a", "")).code())
        .isEqualTo(-32602);
    assertThat(
            peer.ask("completion/complete", complete(REVIEW_REF, "code", ""))
                .result()
                .getJsonObject("completion")
                .getJsonArray("values"))
        .as("a known argument without suggestions")
        .isEmpty();
  }

  @Test
  @Requirement("CMP-04")
  void withoutAnyCompletionTheMethodDoesNotExist() {
    Peer peer = serve(ServerFixture.builder().prompt(REVIEW, (arguments, ctx) -> "x"));
    assertThat(peer.ask("completion/complete", complete(REVIEW_REF, "language", "")).code())
        .isEqualTo(-32601);
  }
}
