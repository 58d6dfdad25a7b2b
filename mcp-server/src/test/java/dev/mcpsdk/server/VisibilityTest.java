package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.CompleteResult;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.ResourceTemplateReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** One predicate decides over list, call, read, get, complete and listen. */
@Requirement({"TOOL-24", "CACHE-13"})
class VisibilityTest {

  private static ServerFixture serve() {
    return ServerFixture.shared(
        ServerFixture.builder()
            .visible(
                (feature, caller) ->
                    !feature.name().contains("secret") || caller.principal().equals("admin"))
            .tool("secret", "s", ctx -> "x")
            .tool("open", "o", ctx -> "x")
            .resource(Resource.builder("demo://secret", "s").build(), (uri, ctx) -> "x")
            .resourceTemplate(
                ResourceTemplate.builder("secret://{id}", "s").build(), (match, ctx) -> "x")
            .resourceTemplate(
                ResourceTemplate.builder("demo://{any}", "s").build(), (match, ctx) -> "any")
            .prompt(
                Prompt.builder("secret")
                    .arguments(List.of(PromptArgument.optional("a", null)))
                    .build(),
                (arguments, ctx) -> "x")
            .completion(
                PromptReference.of("secret"),
                "a",
                (request, ctx) -> CompleteResult.of(List.of("z")))
            .completion(
                new ResourceTemplateReference("secret://{id}"),
                "id",
                (request, ctx) -> CompleteResult.of(List.of("z"))));
  }

  private static final String COMPLETE_PROMPT =
      "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"secret\"},"
          + "\"argument\":{\"name\":\"a\",\"value\":\"\"}";
  private static final String COMPLETE_TEMPLATE =
      "\"ref\":{\"type\":\"ref/resource\",\"uri\":\"secret://{id}\"},"
          + "\"argument\":{\"name\":\"id\",\"value\":\"\"}";

  @Test
  void whoMayNotSeeAFeatureCannotTellItFromNone() {
    Peer guest = serve().peer("guest");
    assertThat(guest.ask("tools/list", "").result().getJsonArray("tools")).hasSize(1);
    assertThat(guest.ask("resources/list", "").result().getJsonArray("resources")).isEmpty();
    assertThat(guest.ask("prompts/list", "").result().getJsonArray("prompts")).isEmpty();
    assertThat(guest.ask("resources/templates/list", "").result().getJsonArray("resourceTemplates"))
        .hasSize(1);
    assertThat(guest.call("secret", "{}").error().toString())
        .isEqualTo(guest.call("nothing", "{}").error().toString().replace("nothing", "secret"));
    assertThat(guest.ask("resources/read", "\"uri\":\"secret://1\"").code()).isEqualTo(-32602);
    assertThat(guest.ask("resources/read", "\"uri\":\"demo://secret\"").code())
        .as("no template opens a hidden resource")
        .isEqualTo(-32602);
    assertThat(guest.ask("resources/read", "\"uri\":\"demo://other\"").result()).isNotNull();
    assertThat(guest.ask("prompts/get", "\"name\":\"secret\"").code()).isEqualTo(-32602);
    assertThat(guest.ask("completion/complete", COMPLETE_PROMPT).code()).isEqualTo(-32602);
    assertThat(guest.ask("completion/complete", COMPLETE_TEMPLATE).code()).isEqualTo(-32602);
  }

  @Test
  void whoMaySeesAll() {
    Peer admin = serve().peer("admin");
    assertThat(admin.ask("tools/list", "").result().getJsonArray("tools")).hasSize(2);
    assertThat(admin.call("secret", "{}").text()).isEqualTo("x");
    assertThat(admin.ask("resources/read", "\"uri\":\"demo://secret\"").result()).isNotNull();
    assertThat(admin.ask("prompts/get", "\"name\":\"secret\"").result()).isNotNull();
    assertThat(admin.ask("completion/complete", COMPLETE_PROMPT).result()).isNotNull();
    assertThat(admin.ask("completion/complete", COMPLETE_TEMPLATE).result()).isNotNull();
  }

  @Test
  void anUpdateIsToldToThoseWhoMayStillSeeTheResource() {
    AtomicBoolean hidden = new AtomicBoolean();
    ServerFixture fixture =
        ServerFixture.shared(
            ServerFixture.builder()
                .visible((feature, caller) -> !hidden.get() || !caller.isAnonymous())
                .resource(Resource.builder("demo://a", "a").build(), (uri, ctx) -> "x"));
    Peer anybody = fixture.peer();
    Peer known = fixture.peer("known");
    String filter = "\"notifications\":{\"resourceSubscriptions\":[\"demo://a\"]}";
    anybody.ask("subscriptions/listen", filter);
    known.ask("subscriptions/listen", filter);
    hidden.set(true);
    fixture.server().resourceUpdated("demo://a");
    assertThat(known.take().method()).isEqualTo("notifications/resources/updated");
    assertThat(anybody.inbox()).isEmpty();
  }

  @Test
  void listeningFollowsThePredicate() {
    ServerFixture fixture = serve();
    Peer guest = fixture.peer("guest");
    Peer admin = fixture.peer("admin");
    String filter =
        "\"notifications\":{\"toolsListChanged\":true,"
            + "\"resourceSubscriptions\":[\"demo://secret\",\"demo://x\"]}";
    assertThat(
            guest
                .ask("subscriptions/listen", filter)
                .params()
                .getJsonObject("notifications")
                .getJsonArray("resourceSubscriptions"))
        .hasSize(1);
    assertThat(
            admin
                .ask("subscriptions/listen", filter)
                .params()
                .getJsonObject("notifications")
                .getJsonArray("resourceSubscriptions"))
        .hasSize(2);
    fixture.server().resourceUpdated("demo://secret");
    assertThat(admin.take().method()).isEqualTo("notifications/resources/updated");
    fixture.server().tools().remove("secret");
    assertThat(admin.take().method()).isEqualTo("notifications/tools/list_changed");
    fixture.server().tools().remove("open");
    assertThat(guest.take().method()).isEqualTo("notifications/tools/list_changed");
    assertThat(guest.inbox()).isEmpty();
  }

  @Test
  void aPredicateThatFailsDoesNotLeaveTheCallerWaiting() {
    for (Error failure : List.of(new StackOverflowError(), new NoClassDefFoundError("secret"))) {
      Peer peer =
          ServerFixture.shared(
                  ServerFixture.builder()
                      .visible(
                          (feature, caller) -> {
                            throw failure;
                          })
                      .resource(Resource.builder("demo://a", "a").build(), (uri, ctx) -> "x"))
              .peer();
      Peer.Came came = peer.ask("resources/read", "\"uri\":\"demo://a\"");
      assertThat(came.code()).isEqualTo(-32603);
      assertThat(came.error().getString("message")).startsWith("internal error, id ");
    }
  }
}
