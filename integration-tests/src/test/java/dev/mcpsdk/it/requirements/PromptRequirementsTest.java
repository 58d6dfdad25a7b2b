package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Json;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryRevision;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Revision;
import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.BlobResourceContents;
import dev.mcpsdk.schema.CompleteResult;
import dev.mcpsdk.schema.EmbeddedResource;
import dev.mcpsdk.schema.GetPromptResult;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.ResourceLink;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.ResourceTemplateReference;
import dev.mcpsdk.schema.Role;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Prompts, and the completion of their arguments. */
class PromptRequirementsTest extends RequirementTest {

  private final AtomicInteger runs = new AtomicInteger();

  private void serveSome(Cell cell, Revision revision) {
    builder
        .prompt(
            Prompt.builder("greet")
                .description("Greets")
                .arguments(
                    List.of(
                        PromptArgument.required("name", "Whom"),
                        PromptArgument.optional("style", null)))
                .build(),
            (arguments, ctx) -> {
              runs.incrementAndGet();
              return "Greet " + arguments.get("name");
            })
        .prompt(Prompt.builder("rich").build(), (arguments, ctx) -> rich())
        .prompt(Prompt.builder("hidden").build(), (arguments, ctx) -> "hidden text")
        .resourceTemplate(
            ResourceTemplate.builder("demo://{lang}", "lang").build(), (match, ctx) -> "x")
        .completion(
            PromptReference.of("greet"),
            "name",
            (request, ctx) ->
                CompleteResult.of(
                    IntStream.range(0, 150).mapToObj(i -> request.argument().value() + i).toList()))
        .completion(
            PromptReference.of("greet"),
            "style",
            (request, ctx) -> {
              throw new IllegalStateException("password=secret");
            })
        .completion(
            PromptReference.of("hidden"), "x", (request, ctx) -> CompleteResult.of(List.of()))
        .completion(
            new ResourceTemplateReference("demo://{lang}"),
            "lang",
            (request, ctx) -> CompleteResult.of(List.of(request.context().get("country") + "-de")))
        .visible((feature, caller) -> !feature.name().equals("hidden"));
    serve(cell, revision);
  }

  private static GetPromptResult rich() {
    byte[] bytes = {0, (byte) 0xFF};
    return GetPromptResult.of(
        PromptMessage.user("text"),
        new PromptMessage(Role.USER, ImageContent.of(bytes, "image/png")),
        new PromptMessage(Role.ASSISTANT, AudioContent.of(bytes, "audio/wav")),
        new PromptMessage(
            Role.USER,
            EmbeddedResource.of(BlobResourceContents.of("demo://b", "image/gif", bytes))),
        new PromptMessage(Role.USER, ResourceLink.of("demo://l", "l")));
  }

  @OnEveryRevision
  @Requirement({"PRM-01", "PRM-02", "CACHE-01"})
  void promptsAreListed(Cell cell, Revision revision) {
    serveSome(cell, revision);
    assertThat(capabilities().getJsonObject("prompts"))
        .isEqualTo(Json.object("{\"listChanged\":true}"));
    JsonObject result = ask("prompts/list").result();
    assertThat(result.containsKey("ttlMs")).isNotEqualTo(revision.handshake());
    JsonArray prompts = result.getJsonArray("prompts");
    assertThat(prompts).hasSize(2);
    JsonObject greet = prompts.getJsonObject(0);
    assertThat(greet.getString("name")).isEqualTo("greet");
    assertThat(greet.getJsonArray("arguments").getJsonObject(0))
        .isEqualTo(Json.object("{\"name\":\"name\",\"description\":\"Whom\",\"required\":true}"));
  }

  @OnEveryRevision
  @Requirement({"PRM-03", "PRM-05"})
  void messagesHaveOneContentOfEveryKind(Cell cell, Revision revision) {
    serveSome(cell, revision);
    JsonArray simple =
        ask("prompts/get", "\"name\":\"greet\",\"arguments\":{\"name\":\"Ada\"}")
            .result()
            .getJsonArray("messages");
    assertThat(simple.getJsonObject(0))
        .isEqualTo(
            Json.object(
                "{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Greet Ada\"}}"));
    JsonArray rich = ask("prompts/get", "\"name\":\"rich\"").result().getJsonArray("messages");
    assertThat(rich.getJsonObject(1).getJsonObject("content"))
        .isEqualTo(
            Json.object("{\"type\":\"image\",\"data\":\"AP8=\",\"mimeType\":\"image/png\"}"));
    if (revision.since(Revision.R2)) {
      assertThat(rich.getJsonObject(2))
          .isEqualTo(
              Json.object(
                  "{\"role\":\"assistant\",\"content\":{\"type\":\"audio\",\"data\":\"AP8=\","
                      + "\"mimeType\":\"audio/wav\"}}"));
    } else {
      assertThat(rich.getJsonObject(2).getJsonObject("content").getString("type"))
          .isEqualTo("text");
    }
    assertThat(rich.getJsonObject(3).getJsonObject("content").getJsonObject("resource"))
        .isEqualTo(
            Json.object("{\"uri\":\"demo://b\",\"mimeType\":\"image/gif\",\"blob\":\"AP8=\"}"));
    assertThat(rich.getJsonObject(4).getJsonObject("content").getString("type"))
        .isEqualTo(revision.since(Revision.R3) ? "resource_link" : "text");
  }

  @OnEveryRevision
  @Requirement({"PRM-08", "PRM-04"})
  void inputsAreCheckedAndAccessIsControlled(Cell cell, Revision revision) {
    serveSome(cell, revision);
    for (String body :
        List.of(
            "\"name\":\"greet\"",
            "\"name\":\"greet\",\"arguments\":{\"style\":\"x\"}",
            "\"name\":\"greet\",\"arguments\":{\"name\":5}",
            "\"name\":\"greet\",\"arguments\":[]",
            "\"name\":\"unknown\"",
            "\"name\":\"hidden\"",
            "\"arguments\":{}")) {
      assertThat(ask("prompts/get", body).code()).as(body).isEqualTo(-32602);
    }
    assertThat(runs).hasValue(0);
  }

  private Message complete(String ref, String argument, String value, String more) {
    return ask(
        "completion/complete",
        "\"ref\":{"
            + ref
            + "},\"argument\":{\"name\":\""
            + argument
            + "\",\"value\":\""
            + value
            + "\"}"
            + more);
  }

  private static final String GREET = "\"type\":\"ref/prompt\",\"name\":\"greet\"";

  @OnEveryRevision
  @Requirement({"CMP-01", "CMP-02", "CMP-03"})
  void argumentsAreCompleted(Cell cell, Revision revision) {
    serveSome(cell, revision);
    assertThat(capabilities().containsKey("completions"))
        .as("2024-11-05 has the method and no capability")
        .isEqualTo(revision.since(Revision.R2));
    JsonObject many = complete(GREET, "name", "A", "").result().getJsonObject("completion");
    assertThat(many.getJsonArray("values")).hasSize(100);
    assertThat(many.getJsonArray("values").getString(0)).isEqualTo("A0");
    assertThat(many.getBoolean("hasMore")).isTrue();
    JsonObject template =
        complete(
                "\"type\":\"ref/resource\",\"uri\":\"demo://{lang}\"",
                "lang",
                "d",
                ",\"context\":{\"arguments\":{\"country\":\"at\"}}")
            .result()
            .getJsonObject("completion");
    assertThat(template.getJsonArray("values").getString(0)).isEqualTo("at-de");
  }

  @OnEveryRevision
  @Requirement({"CMP-04", "CMP-06"})
  void completionsTellNothingTheyShouldNot(Cell cell, Revision revision) {
    serveSome(cell, revision);
    Message unknown = complete("\"type\":\"ref/prompt\",\"name\":\"none\"", "x", "", "");
    Message hidden = complete("\"type\":\"ref/prompt\",\"name\":\"hidden\"", "x", "", "");
    assertThat(unknown.code()).isEqualTo(-32602);
    assertThat(hidden.error().toString())
        .as("like one that does not exist")
        .isEqualTo(unknown.error().toString().replace("none", "hidden"));
    assertThat(complete(GREET, "none", "", "").code()).isEqualTo(-32602);
    Message failed = complete(GREET, "style", "", "");
    assertThat(failed.code()).isEqualTo(-32603);
    assertThat(failed.json().toString()).doesNotContain("secret");
  }
}
