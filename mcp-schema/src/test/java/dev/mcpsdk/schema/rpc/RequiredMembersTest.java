package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Takes every member out of every message, one at a time. What then fails must be exactly the
 * members the protocol requires, and the error must name the one that is gone.
 */
class RequiredMembersTest {

  /** Objects whose members are the user's or are checked by nobody here. */
  static final Set<String> OPAQUE =
      Set.of(
          "arguments",
          "structuredContent",
          "inputSchema",
          "outputSchema",
          "_meta",
          "data",
          "input",
          "extensions",
          "experimental",
          "inputResponses",
          "task");

  private static final Set<String> REQUIRED =
      Set.of(
          "initialize: $.params.protocolVersion",
          "initialize: $.params.capabilities",
          "initialize: $.params.clientInfo",
          "initialize: $.params.clientInfo.name",
          "initialize: $.params.clientInfo.version",
          "initialize: $.params.clientInfo.icons[].src",
          "initialize: $.result.protocolVersion",
          "initialize: $.result.capabilities",
          "initialize: $.result.serverInfo",
          "initialize: $.result.serverInfo.name",
          "initialize: $.result.serverInfo.version",
          "server/discover: $.result.supportedVersions",
          "server/discover: $.result.capabilities",
          "logging/setLevel: $.params.level",
          "tools/list: $.result.tools",
          "tools/list: $.result.tools[].name",
          "tools/list: $.result.tools[].inputSchema",
          "tools/list: $.result.tools[].icons[].src",
          "tools/call: $.params.name",
          "tools/call: $.result.content",
          "tools/call: $.result.content[].type",
          "tools/call: $.result.content[].text",
          "tools/call: $.result.content[].data",
          "tools/call: $.result.content[].mimeType",
          "tools/call: $.result.content[].uri",
          "tools/call: $.result.content[].name",
          "tools/call: $.result.content[].icons[].src",
          "tools/call: $.result.content[].resource",
          "tools/call: $.result.content[].resource.uri",
          "tools/call: $.result.content[].resource.text",
          "tools/call: $.result.content[].id",
          "tools/call: $.result.content[].input",
          "tools/call: $.result.content[].toolUseId",
          "tools/call: $.result.content[].content",
          "tools/call: $.result.content[].content[].type",
          "tools/call: $.result.content[].content[].text",
          "resources/list: $.result.resources",
          "resources/list: $.result.resources[].uri",
          "resources/list: $.result.resources[].name",
          "resources/list: $.result.resources[].icons[].src",
          "resources/templates/list: $.result.resourceTemplates",
          "resources/templates/list: $.result.resourceTemplates[].uriTemplate",
          "resources/templates/list: $.result.resourceTemplates[].name",
          "resources/templates/list: $.result.resourceTemplates[].icons[].src",
          "resources/read: $.params.uri",
          "resources/read: $.result.contents",
          "resources/read: $.result.contents[].uri",
          "resources/read: $.result.contents[].text",
          "resources/read: $.result.contents[].blob",
          "resources/subscribe: $.params.uri",
          "resources/unsubscribe: $.params.uri",
          "prompts/list: $.result.prompts",
          "prompts/list: $.result.prompts[].name",
          "prompts/list: $.result.prompts[].arguments[].name",
          "prompts/list: $.result.prompts[].icons[].src",
          "prompts/get: $.params.name",
          "prompts/get: $.result.messages",
          "prompts/get: $.result.messages[].role",
          "prompts/get: $.result.messages[].content",
          "prompts/get: $.result.messages[].content.type",
          "prompts/get: $.result.messages[].content.text",
          "completion/complete: $.params.ref",
          "completion/complete: $.params.ref.type",
          "completion/complete: $.params.ref.name",
          "completion/complete: $.params.ref.uri",
          "completion/complete: $.params.argument",
          "completion/complete: $.params.argument.name",
          "completion/complete: $.params.argument.value",
          "completion/complete: $.result.completion",
          "completion/complete: $.result.completion.values",
          "subscriptions/listen: $.params.notifications",
          "acknowledged: $.params.notifications",
          "progress: $.params.progressToken",
          "progress: $.params.progress",
          "message: $.params.level",
          "message: $.params.data",
          "updated: $.params.uri",
          "error: $.error.code",
          "error: $.error.message");

  @Test
  void exactlyTheRequiredMembersAreMissed() throws IOException {
    Set<String> missed = new TreeSet<>();
    for (Map.Entry<String, String> sample : GoldenMessagesTest.golden("2026-07-28").entrySet()) {
      String name = sample.getKey();
      JsonObject message = parse(sample.getValue());
      for (String part : new String[] {"params", "result", "error"}) {
        if (message.containsKey(part)) {
          for (String pointer : members("/" + part, message.get(part))) {
            if (misses(name, message, pointer)) {
              missed.add(method(name) + ": " + path(pointer).replaceAll("\\[\\d+]", "[]"));
            }
          }
        }
      }
    }
    assertThat(missed).containsExactlyInAnyOrderElementsOf(REQUIRED);
  }

  private static boolean misses(String name, JsonObject message, String pointer) {
    String text = Json.createPointer(pointer).remove(message).toString();
    String path = path(pointer);
    JsonRpcMessage read;
    try {
      read = Bytes.read(text, Bytes.expectingSample(name));
    } catch (MalformedMessageException e) {
      assertThat(e.getMessage()).contains(expected(path) + " but it is missing");
      assertThat(e.response()).isTrue();
      return true;
    }
    if (read instanceof JsonRpcRequest request && request.fault() != null) {
      assertThat(request.fault().path()).isEqualTo(expected(path));
      return true;
    }
    return read instanceof JsonRpcNotification notification && notification.notification() == null;
  }

  /** Without {@code blob} a resource lacks either of two members, and one is named. */
  private static String expected(String path) {
    return path.endsWith(".blob") ? path.replace(".blob", ".text") : path;
  }

  private static List<String> members(String pointer, JsonValue value) {
    List<String> members = new ArrayList<>();
    if (value instanceof JsonObject object) {
      object.forEach(
          (name, member) -> {
            String child = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            members.add(child);
            if (!OPAQUE.contains(name) || member instanceof JsonArray) {
              members.addAll(members(child, member));
            }
          });
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        members.addAll(members(pointer + "/" + i, array.get(i)));
      }
    }
    return members;
  }

  private static String path(String pointer) {
    StringBuilder path = new StringBuilder("$");
    for (String step : pointer.substring(1).split("/", -1)) {
      if (step.chars().allMatch(Character::isDigit)) {
        path.append('[').append(step).append(']');
      } else {
        path.append('.').append(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return path.toString();
  }

  private static String method(String name) {
    String[] words = name.split(" ", -1);
    return words.length == 1
        ? words[0]
        : switch (words[1]) {
          case "framed" -> "tools/call";
          case "discover" -> "server/discover";
          case "empty" -> "resources/read";
          case "without" -> "error";
          default -> words[1];
        };
  }

  static JsonObject parse(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
