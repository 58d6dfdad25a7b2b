package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {

  private static final String ALL =
      "\"toolsListChanged\":true,\"promptsListChanged\":true,\"resourcesListChanged\":true";

  private static McpServerBuilder builder() {
    return ServerFixture.builder()
        .tool("t", "t", ctx -> "x")
        .prompt(Prompt.builder("p").build(), (arguments, ctx) -> "x")
        .resource(Resource.builder("demo://a", "a").build(), (uri, ctx) -> "a")
        .resourceTemplate(
            ResourceTemplate.builder("demo://u/{id}", "u").build(), (match, ctx) -> "u");
  }

  private static Peer.Came listen(Peer peer, Object id, String filter) {
    peer.sendRaw(Peer.request(id, "subscriptions/listen", "\"notifications\":{" + filter + "}"));
    return peer.take();
  }

  private static JsonObject acknowledged(String id, String filter) {
    return Peer.json(
        """
        {"jsonrpc":"2.0","method":"notifications/subscriptions/acknowledged","params":{
          "_meta":{"io.modelcontextprotocol/subscriptionId":%s},"notifications":{%s}}}
        """
            .formatted(id, filter));
  }

  private static ToolSpec tool(String name) {
    return ToolSpec.of(name, "d", ctx -> "x");
  }

  @Test
  @Requirement({"SUB-01", "SUB-02", "SUB-03", "SUB-04", "META-10", "TOOL-22", "PRM-06", "RES-11"})
  void tellsWhatWasAskedForUnderItsId() {
    ServerFixture fixture = ServerFixture.shared(builder());
    Peer peer = fixture.peer();
    assertThat(listen(peer, "\"L1\"", ALL).json()).isEqualTo(acknowledged("\"L1\"", ALL));
    fixture.server().tools().add(tool("new"));
    assertThat(peer.take().json())
        .isEqualTo(
            Peer.json(
                """
                {"jsonrpc":"2.0","method":"notifications/tools/list_changed",
                 "params":{"_meta":{"io.modelcontextprotocol/subscriptionId":"L1"}}}
                """));
    fixture.server().prompts().remove("p");
    assertThat(peer.take().method()).isEqualTo("notifications/prompts/list_changed");
    fixture.server().resources().remove("demo://a");
    assertThat(peer.take().method()).isEqualTo("notifications/resources/list_changed");
    fixture.server().resourceTemplates().remove("demo://u/{id}");
    assertThat(peer.take().method()).isEqualTo("notifications/resources/list_changed");
    assertThat(fixture.server().tools().remove("nothing")).isFalse();
    assertThat(peer.inbox()).isEmpty();
  }

  @Test
  @Requirement("SUB-03")
  void tellsNothingElse() {
    ServerFixture fixture = ServerFixture.shared(builder());
    Peer peer = fixture.peer();
    listen(peer, 1, "\"promptsListChanged\":true");
    fixture.server().tools().add(tool("new"));
    fixture.server().resourceUpdated("demo://a");
    fixture.server().resources().remove("demo://a");
    fixture.server().prompts().remove("p");
    assertThat(peer.take().method()).isEqualTo("notifications/prompts/list_changed");
    assertThat(peer.inbox()).isEmpty();
  }

  @Test
  @Requirement({"SUB-03", "RES-10"})
  void resourcesAreGrantedOneByOne() {
    ServerFixture fixture = ServerFixture.shared(builder());
    Peer peer = fixture.peer();
    assertThat(
            listen(
                    peer,
                    1,
                    "\"resourceSubscriptions\":[\"demo://a\",\"demo://u/1\",\"demo://x\",\"demo://a\"]")
                .json())
        .isEqualTo(acknowledged("1", "\"resourceSubscriptions\":[\"demo://a\",\"demo://u/1\"]"));
    fixture.server().resourceUpdated("demo://x");
    fixture.server().resourceUpdated("demo://u/2");
    fixture.server().resourceUpdated("demo://u/1");
    assertThat(peer.take().json())
        .isEqualTo(
            Peer.json(
                """
                {"jsonrpc":"2.0","method":"notifications/resources/updated","params":{
                  "_meta":{"io.modelcontextprotocol/subscriptionId":1},"uri":"demo://u/1"}}
                """));
    assertThat(peer.inbox()).isEmpty();
  }

  @Test
  @Requirement("SUB-03")
  void unsupportedKindsAreLeftOut() {
    Peer peer = ServerFixture.shared(ServerFixture.builder().tool(tool("t"))).peer();
    assertThat(listen(peer, 1, ALL + ",\"taskIds\":[\"x\"]").json())
        .isEqualTo(acknowledged("1", "\"toolsListChanged\":true"));
  }

  @Test
  @Requirement("SUB-01")
  void theFilterIsRequired() {
    Peer peer = ServerFixture.shared(builder()).peer();
    assertThat(peer.ask("subscriptions/listen", "").code()).isEqualTo(-32602);
    assertThat(listen(peer, 9, "").json()).isEqualTo(acknowledged("9", ""));
  }

  @Test
  @Requirement("SUB-05")
  void severalStreamsShareAChannel() {
    ServerFixture fixture = ServerFixture.shared(builder());
    Peer peer = fixture.peer();
    listen(peer, 1, "\"toolsListChanged\":true");
    listen(peer, "\"1\"", "\"toolsListChanged\":true");
    assertThat(listen(peer, 1, "").code()).as("the id is in use").isEqualTo(-32600);
    fixture.server().tools().add(tool("new"));
    assertThat(peer.take().method()).isEqualTo("notifications/tools/list_changed");
    assertThat(peer.take().method()).isEqualTo("notifications/tools/list_changed");
  }

  @Test
  @Requirement({"SUB-09", "CAN-01"})
  void theClientEndsAStreamByCancellingIt() {
    ServerFixture fixture = ServerFixture.shared(builder());
    Peer peer = fixture.peer();
    listen(peer, 1, ALL);
    peer.sendRaw(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
    fixture.server().tools().add(tool("new"));
    assertThat(peer.ask("server/discover", "").result()).isNotNull();
    assertThat(peer.inbox()).isEmpty();
  }

  @Test
  @Requirement("SUB-09")
  void theClientEndsAStreamByClosingItsChannel() {
    ServerFixture fixture = ServerFixture.perRequest(builder().maxSubscriptions(1));
    Peer first = fixture.peer();
    listen(first, 1, ALL);
    Peer refused = fixture.peer();
    assertThat(listen(refused, 1, ALL).disposition()).isEqualTo(Disposition.BUSY);
    first.close();
    assertThat(listen(fixture.peer(), 1, ALL).method())
        .isEqualTo("notifications/subscriptions/acknowledged");
  }

  @Test
  @Requirement("SUB-12")
  void callersHaveALimitOfTheirOwn() {
    ServerFixture fixture = ServerFixture.shared(builder().maxSubscriptionsPerCaller(1));
    Peer alice = fixture.peer("alice");
    listen(alice, 1, ALL);
    Peer.Came refused = listen(alice, 2, ALL);
    assertThat(refused.code()).isEqualTo(-32603);
    assertThat(refused.disposition()).isEqualTo(Disposition.BUSY);
    assertThat(listen(fixture.peer("bob"), 1, ALL).method()).contains("acknowledged");
    alice.sendRaw(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
    assertThat(listen(alice, 3, ALL).method()).contains("acknowledged");
    Peer anybody = fixture.peer();
    listen(anybody, 1, ALL);
    assertThat(listen(anybody, 2, ALL).method()).contains("acknowledged");
  }

  @Test
  void aStreamIsAboutABoundedNumberOfResources() {
    Peer peer = ServerFixture.shared(builder().maxSubscribedResources(1)).peer();
    assertThat(listen(peer, 1, "\"resourceSubscriptions\":[\"demo://a\",\"demo://b\"]").code())
        .isEqualTo(-32602);
  }

  @Test
  @Requirement({"SUB-08", "CAN-04"})
  void aReaderThatDoesNotKeepUpLosesItsStreamAndNobodyElses() throws Exception {
    ServerFixture fixture = ServerFixture.shared(builder());
    Peer slow = fixture.peer();
    Peer quick = fixture.peer();
    listen(slow, 4, ALL);
    listen(quick, 4, ALL);
    slow.full = true;
    fixture.server().tools().add(tool("new"));
    assertThat(quick.take().method()).isEqualTo("notifications/tools/list_changed");
    assertThat(slow.awaitRelease()).isEqualTo(RequestId.of(4));
    Peer.Came end = slow.take();
    assertThat(end.method()).isEqualTo("notifications/cancelled");
    assertThat(end.params().getInt("requestId")).isEqualTo(4);
    slow.full = false;
    fixture.server().tools().add(tool("newer"));
    assertThat(quick.take().method()).isEqualTo("notifications/tools/list_changed");
    assertThat(slow.inbox()).isEmpty();
  }

  @Test
  @Requirement({"SUB-08", "CAN-04"})
  void whatCannotFollowTheAcknowledgementEndsTheStream() throws Exception {
    ServerFixture fixture = ServerFixture.shared(builder());
    Peer slow = fixture.peer();
    slow.full = true;
    slow.onSend =
        () -> {
          slow.onSend = () -> {};
          fixture.server().tools().add(tool("new"));
        };
    assertThat(listen(slow, 4, ALL).method()).contains("acknowledged");
    assertThat(slow.awaitRelease()).isEqualTo(RequestId.of(4));
    assertThat(slow.take().method()).isEqualTo("notifications/cancelled");
  }

  @Test
  @Requirement("SUB-07")
  void closingTheServerEndsStreamsWithTheirResult() {
    ServerFixture fixture = ServerFixture.shared(builder().anonymous());
    Peer peer = fixture.peer();
    listen(peer, "\"L\"", ALL);
    fixture.close();
    assertThat(peer.take().json())
        .isEqualTo(
            Peer.json(
                """
                {"jsonrpc":"2.0","id":"L","result":{"resultType":"complete",
                  "_meta":{"io.modelcontextprotocol/subscriptionId":"L"}}}
                """));
    assertThat(peer.inbox()).isEmpty();
  }

  @Test
  @Requirement("SUB-02")
  void aChangeDuringTheAcknowledgementComesAfterIt() {
    Wire wire = Wire.shared();
    McpServer server = builder().build();
    server.serve(wire);
    Peer peer =
        new Peer(wire, dev.mcpsdk.core.security.Caller.ANONYMOUS) {
          @Override
          public void send(
              dev.mcpsdk.schema.rpc.JsonRpcMessage message, java.util.Map<String, String> headers) {
            server.tools().add(tool("meanwhile"));
            super.send(message, headers);
          }
        };
    assertThat(listen(peer, 1, ALL).method()).contains("acknowledged");
    assertThat(peer.take().method()).isEqualTo("notifications/tools/list_changed");
  }
}
