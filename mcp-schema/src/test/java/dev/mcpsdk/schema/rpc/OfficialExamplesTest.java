package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The examples published with the protocol's schema: each is read and written again, and must be
 * the same JSON value. Those that are no whole message are put into one. The folder is named by the
 * system property {@code mcpSchemaExamples}; without it and without the folder the test says so.
 */
class OfficialExamplesTest {

  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  private static final Map<String, String> RESULTS =
      Map.ofEntries(
          Map.entry("CallToolResult", "tools/call"),
          Map.entry("CompleteResult", "completion/complete"),
          Map.entry("DiscoverResult", "server/discover"),
          Map.entry("GetPromptResult", "prompts/get"),
          Map.entry("InputRequiredResult", "tools/call"),
          Map.entry("ListPromptsResult", "prompts/list"),
          Map.entry("ListResourceTemplatesResult", "resources/templates/list"),
          Map.entry("ListResourcesResult", "resources/list"),
          Map.entry("ListToolsResult", "tools/list"),
          Map.entry("ReadResourceResult", "resources/read"),
          Map.entry("SubscriptionsListenResult", "subscriptions/listen"));

  private static final Map<String, String> PARAMS =
      Map.of(
          "CallToolRequestParams", "tools/call",
          "CompleteRequestParams", "completion/complete",
          "GetPromptRequestParams", "prompts/get",
          "PaginatedRequestParams", "tools/list",
          "CancelledNotificationParams", "notifications/cancelled",
          "LoggingMessageNotificationParams", "notifications/message",
          "ProgressNotificationParams", "notifications/progress",
          "ResourceUpdatedNotificationParams", "notifications/resources/updated");

  /** Wraps of objects that are part of a result: method, text before, text after. */
  private static final Map<String, List<String>> PARTS =
      Map.ofEntries(
          content("AudioContent"),
          content("EmbeddedResource"),
          content("ImageContent"),
          content("ResourceLink"),
          content("TextContent"),
          content("ToolResultContent"),
          content("ToolUseContent"),
          cacheable("BlobResourceContents", "resources/read", "\"contents\":[", "]"),
          cacheable("TextResourceContents", "resources/read", "\"contents\":[", "]"),
          cacheable("Resource", "resources/list", "\"resources\":[", "]"),
          cacheable("Tool", "tools/list", "\"tools\":[", "]"),
          cacheable(
              "ServerCapabilities",
              "server/discover",
              "\"supportedVersions\":[],\"capabilities\":",
              ""),
          Map.entry(
              "InputRequests",
              List.of("tools/call", "{\"resultType\":\"input_required\",\"inputRequests\":", "}")),
          inputRequest("CreateMessageRequest", "", ""),
          inputRequest("ElicitRequest", "", ""),
          inputRequest("ListRootsRequest", "", ""),
          inputRequest(
              "CreateMessageRequestParams",
              "{\"method\":\"sampling/createMessage\",\"params\":",
              "}"),
          inputRequest(
              "ElicitRequestFormParams", "{\"method\":\"elicitation/create\",\"params\":", "}"),
          inputRequest(
              "ElicitRequestURLParams", "{\"method\":\"elicitation/create\",\"params\":", "}"),
          sampling("SamplingMessage", "\"messages\":[", "]"),
          sampling("ModelPreferences", "\"messages\":[],\"modelPreferences\":", ""),
          field("BooleanSchema"),
          field("NumberSchema"),
          field("StringSchema"),
          field("TitledMultiSelectEnumSchema"),
          field("TitledSingleSelectEnumSchema"),
          field("UntitledMultiSelectEnumSchema"),
          field("UntitledSingleSelectEnumSchema"));

  /** Bare results of input requests: their method. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "CreateMessageResult", "sampling/createMessage",
          "ElicitResult", "elicitation/create",
          "ListRootsResult", "roots/list",
          "Root", "roots/list");

  /**
   * Members that say no more than their absence. The hints are required, but one example lacks
   * them.
   */
  private static final Set<String> DEFAULTS =
      Set.of("isError=false", "mode=\"form\"", "ttlMs=0", "cacheScope=\"private\"");

  private static final List<String> ERRORS =
      List.of("InternalError", "InvalidParamsError", "MethodNotFoundError", "ParseError");

  @TestFactory
  Stream<DynamicTest> everyExampleSurvives() throws IOException {
    String named = System.getProperty("mcpSchemaExamples");
    Path folder =
        Path.of(named == null ? "../../shared/spec/schema/2026-07-28/examples" : named)
            .toAbsolutePath()
            .normalize();
    if (named == null && !Files.isDirectory(folder)) {
      System.out.println(
          "official examples skipped: no folder; name it with -DmcpSchemaExamples=…");
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> examples = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
      assertThat(examples).hasSizeGreaterThan(120);
      return examples.stream()
          .map(f -> DynamicTest.dynamicTest(folder.relativize(f).toString(), () -> survives(f)));
    }
  }

  private static void survives(Path file) throws IOException {
    String type = file.getParent().getFileName().toString();
    String json = Files.readString(file);
    String text = message(type, json);
    JsonRpcMessage message = Bytes.read(text, Bytes.expecting(method(type)));
    if (message instanceof JsonRpcRequest request) {
      assertThat(request.fault()).isNull();
      assertThat(request.request()).isNotNull();
    } else if (message instanceof JsonRpcNotification notification) {
      assertThat(notification.notification()).isNotNull();
    } else if (message instanceof JsonRpcResult result) {
      assertThat(result.raw()).isNull();
    }
    assertThat(normal(Bytes.write(message))).isEqualTo(normal(text));
  }

  private static String message(String type, String json) {
    JsonObject object = RequiredMembersTest.parse(json);
    if (object.containsKey("jsonrpc")) {
      return json;
    }
    String head = "{\"jsonrpc\":\"2.0\",";
    if (PARAMS.containsKey(type)) {
      String id = type.contains("Request") ? "\"id\":1," : "";
      return head + id + "\"method\":\"" + PARAMS.get(type) + "\",\"params\":" + json + "}";
    }
    if (ERRORS.contains(type)) {
      return head + "\"id\":1,\"error\":" + json + "}";
    }
    String result = head + "\"id\":1,\"result\":";
    if (type.equals("ClientCapabilities")) {
      return head
          + "\"id\":1,\"method\":\"server/discover\",\"params\":{"
          + META.replace("{}", json)
          + "}}";
    }
    if (type.equals("InputResponses")) {
      return head
          + "\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"x\",\"inputResponses\":"
          + json
          + "}}";
    }
    if (type.equals("Root")) {
      return result + complete("{\"roots\":[" + json + "]}") + "}";
    }
    if (ANSWERS.containsKey(type)) {
      return result + complete(json) + "}";
    }
    if (RESULTS.containsKey(type)) {
      return result + json + "}";
    }
    List<String> part = PARTS.get(type);
    assertThat(part).as("a message for " + type).isNotNull();
    return result + part.get(1) + json + part.get(2) + "}";
  }

  private static String method(String type) {
    if (type.endsWith("ResultResponse")) {
      return RESULTS.get(type.substring(0, type.length() - "Response".length()));
    }
    if (PARTS.containsKey(type)) {
      return PARTS.get(type).get(0);
    }
    return ANSWERS.getOrDefault(type, RESULTS.getOrDefault(type, ""));
  }

  /** Bare results have no {@code resultType}, but the revision they are written for has. */
  private static String complete(String json) {
    return json.replaceFirst("\\{", "{\"resultType\":\"complete\",");
  }

  /** Defaults may be absent, and an input request has no id although one example gives it one. */
  private static JsonValue normal(String text) {
    assertThat(RawJson.of(text).kind()).isEqualTo(JsonKind.OBJECT);
    return normal(RequiredMembersTest.parse(text));
  }

  private static JsonValue normal(JsonValue value) {
    if (value instanceof JsonArray array) {
      var copy = Json.createArrayBuilder();
      array.forEach(element -> copy.add(normal(element)));
      return copy.build();
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    var copy = Json.createObjectBuilder();
    object.forEach(
        (member, child) -> {
          boolean isDefault = DEFAULTS.contains(member + "=" + child);
          boolean isStray =
              member.equals("id") && "roots/list".equals(object.getString("method", ""));
          if (!isDefault && !isStray) {
            copy.add(member, normal(child));
          }
        });
    return copy.build();
  }

  private static Map.Entry<String, List<String>> content(String type) {
    return Map.entry(
        type, List.of("tools/call", "{\"resultType\":\"complete\",\"content\":[", "]}"));
  }

  private static Map.Entry<String, List<String>> cacheable(
      String type, String method, String before, String after) {
    return Map.entry(
        type,
        List.of(
            method,
            "{\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"private\"," + before,
            after + "}"));
  }

  private static Map.Entry<String, List<String>> inputRequest(
      String type, String before, String after) {
    return Map.entry(
        type,
        List.of(
            "tools/call",
            "{\"resultType\":\"input_required\",\"inputRequests\":{\"k\":" + before,
            after + "}}"));
  }

  private static Map.Entry<String, List<String>> sampling(
      String type, String before, String after) {
    return inputRequest(
        type,
        "{\"method\":\"sampling/createMessage\",\"params\":{\"maxTokens\":1," + before,
        after + "}}");
  }

  private static Map.Entry<String, List<String>> field(String type) {
    return inputRequest(
        type,
        "{\"method\":\"elicitation/create\",\"params\":{\"mode\":\"form\",\"message\":\"m\","
            + "\"requestedSchema\":{\"type\":\"object\",\"properties\":{\"p\":",
        "}}}}");
  }
}
