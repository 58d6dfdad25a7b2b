package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Exchange;
import dev.mcpsdk.it.wire.Json;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryTransport;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.server.PromptSpec;
import dev.mcpsdk.server.ResourceSpec;
import dev.mcpsdk.server.ToolSpec;
import jakarta.json.JsonValue;
import java.util.List;

/** Listen streams. */
class SubscriptionRequirementsTest extends RequirementTest {

  private static final String ID = "io.modelcontextprotocol/subscriptionId";

  private void serveSome(Cell cell) {
    builder.resource(resource("a")).resource(resource("b")).prompt(prompt("p"));
    serve(cell);
  }

  private static ResourceSpec resource(String name) {
    return ResourceSpec.of(Resource.builder("demo://" + name, name).build(), (uri, ctx) -> name);
  }

  private static PromptSpec prompt(String name) {
    return PromptSpec.of(Prompt.builder(name).build(), (arguments, ctx) -> name);
  }

  private Exchange listen(String id, String filter) {
    return wire.send(Ask.of("subscriptions/listen", "\"notifications\":" + filter).id(id));
  }

  private static JsonValue subscription(Message message) {
    return message.params().getJsonObject("_meta").get(ID);
  }

  private static void assertAcknowledged(Exchange stream, String id, String granted) {
    Message first = stream.next();
    assertThat(first.method()).isEqualTo("notifications/subscriptions/acknowledged");
    assertThat(subscription(first).toString()).isEqualTo(id);
    assertThat(first.params().getJsonObject("notifications")).isEqualTo(Json.object(granted));
  }

  private static void assertTold(Exchange stream, String id, String method) {
    Message next = stream.next();
    assertThat(next.method()).isEqualTo("notifications/" + method);
    assertThat(subscription(next).toString()).isEqualTo(id);
  }

  @OnEveryTransport
  @Requirement({"SUB-01", "SUB-02", "SUB-04", "SUB-06", "META-10", "RES-10", "RES-11", "PRM-06"})
  void everyStreamIsToldWhatItAskedFor(Cell cell) {
    serveSome(cell);
    for (String id : List.of("8001", "\"8001\"")) {
      Exchange all =
          listen(
              id,
              "{\"toolsListChanged\":true,\"promptsListChanged\":true,\"resourcesListChanged\":true,"
                  + "\"resourceSubscriptions\":[\"demo://a\"]}");
      assertAcknowledged(
          all,
          id,
          "{\"toolsListChanged\":true,\"promptsListChanged\":true,\"resourcesListChanged\":true,"
              + "\"resourceSubscriptions\":[\"demo://a\"]}");
      server.tools().add(ToolSpec.of("new", "New", ctx -> "new"));
      assertTold(all, id, "tools/list_changed");
      server.prompts().add(prompt("new"));
      assertTold(all, id, "prompts/list_changed");
      server.resources().add(resource("new"));
      assertTold(all, id, "resources/list_changed");
      server.resourceUpdated("demo://a");
      Message updated = all.next();
      assertThat(updated.method()).isEqualTo("notifications/resources/updated");
      assertThat(updated.params().getString("uri")).isEqualTo("demo://a");
      assertThat(subscription(updated).toString()).isEqualTo(id);
      server.tools().remove("new");
      server.prompts().remove("new");
      server.resources().remove("demo://new");
      all.cancel();
    }
  }

  @OnEveryTransport
  @Requirement({"SUB-03", "SUB-05", "RES-10"})
  void nobodyIsToldAnythingElse(Cell cell) {
    serveSome(cell);
    Exchange tools = listen("8101", "{\"toolsListChanged\":true}");
    assertAcknowledged(tools, "8101", "{\"toolsListChanged\":true}");
    Exchange a = listen("8102", "{\"resourceSubscriptions\":[\"demo://a\",\"demo://none\"]}");
    assertAcknowledged(a, "8102", "{\"resourceSubscriptions\":[\"demo://a\"]}");
    Exchange nothing = listen("8103", "{}");
    assertAcknowledged(nothing, "8103", "{}");

    server.prompts().add(prompt("q"));
    server.resources().add(resource("c"));
    server.resourceUpdated("demo://b");
    server.resourceUpdated("demo://none");
    server.resourceUpdated("demo://a");
    server.tools().add(ToolSpec.of("t", "t", ctx -> "t"));
    assertTold(tools, "8101", "tools/list_changed");
    assertTold(a, "8102", "resources/updated");
    for (Exchange each : List.of(tools, a, nothing)) {
      assertThat(each.isQuiet()).isTrue();
      each.cancel();
    }
  }

  @OnEveryTransport
  @Requirement({"SUB-01", "SUB-03"})
  void kindsThatAreNotServedAreLeftOut(Cell cell) {
    serve(cell);
    Exchange stream =
        listen("8201", "{\"toolsListChanged\":true,\"promptsListChanged\":true,\"other\":true}");
    assertAcknowledged(stream, "8201", "{\"toolsListChanged\":true}");
    stream.cancel();
    assertThat(ask("subscriptions/listen").code()).as("without a filter").isEqualTo(-32602);
  }

  @OnEveryTransport
  @Requirement({"SUB-07", "SUB-08", "CAN-04"})
  void theEndOfTheServerEndsStreamsWithTheirResult(Cell cell) {
    serveSome(cell);
    Exchange stream = listen("8301", "{\"toolsListChanged\":true}");
    assertAcknowledged(stream, "8301", "{\"toolsListChanged\":true}");
    closeServer();
    Message end = stream.answer();
    assertThat(stream.notifications()).as("no cancelled beside the result").isEmpty();
    assertThat(end.result().getJsonObject("_meta").get(ID).toString()).isEqualTo("8301");
  }

  @OnEveryTransport
  @Requirement({"SUB-09", "CAN-01"})
  void aStreamThatWasEndedIsToldNothing(Cell cell) {
    serveSome(cell);
    Exchange one = listen("8401", "{\"toolsListChanged\":true}");
    assertAcknowledged(one, "8401", "{\"toolsListChanged\":true}");
    Exchange other = listen("8402", "{\"toolsListChanged\":true}");
    assertAcknowledged(other, "8402", "{\"toolsListChanged\":true}");
    one.cancel();
    assertThat(ask("server/discover").result()).as("after the cancellation").isNotNull();
    server.tools().add(ToolSpec.of("t", "t", ctx -> "t"));
    assertTold(other, "8402", "tools/list_changed");
    assertThat(one.isQuiet()).isTrue();
    other.cancel();
  }
}
