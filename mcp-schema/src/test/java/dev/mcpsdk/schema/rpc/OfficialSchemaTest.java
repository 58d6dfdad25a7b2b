package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is written is valid by the published schema of its revision, see {@link OfficialTypes};
 * without the schemas the test says so.
 */
class OfficialSchemaTest {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("initialize", "Initialize"),
          Map.entry("ping", "Ping"),
          Map.entry("server/discover", "Discover"),
          Map.entry("logging/setLevel", "SetLevel"),
          Map.entry("tools/list", "ListTools"),
          Map.entry("tools/call", "CallTool"),
          Map.entry("resources/list", "ListResources"),
          Map.entry("resources/templates/list", "ListResourceTemplates"),
          Map.entry("resources/read", "ReadResource"),
          Map.entry("resources/subscribe", "Subscribe"),
          Map.entry("resources/unsubscribe", "Unsubscribe"),
          Map.entry("prompts/list", "ListPrompts"),
          Map.entry("prompts/get", "GetPrompt"),
          Map.entry("completion/complete", "Complete"),
          Map.entry("subscriptions/listen", "SubscriptionsListen"),
          Map.entry("notifications/subscriptions/acknowledged", "SubscriptionsAcknowledged"),
          Map.entry("notifications/cancelled", "Cancelled"),
          Map.entry("notifications/progress", "Progress"),
          Map.entry("notifications/message", "LoggingMessage"),
          Map.entry("notifications/tools/list_changed", "ToolListChanged"),
          Map.entry("notifications/prompts/list_changed", "PromptListChanged"),
          Map.entry("notifications/resources/list_changed", "ResourceListChanged"),
          Map.entry("notifications/resources/updated", "ResourceUpdated"),
          Map.entry("notifications/initialized", "Initialized"),
          Map.entry("roots/list", "ListRoots"),
          Map.entry("notifications/roots/list_changed", "RootsListChanged"),
          Map.entry("sampling/createMessage", "CreateMessage"),
          Map.entry("elicitation/create", "Elicit"),
          Map.entry("notifications/elicitation/complete", "ElicitationComplete"),
          Map.entry("tasks/get", "GetTask"),
          Map.entry("tasks/result", "GetTaskPayload"),
          Map.entry("tasks/list", "ListTasks"),
          Map.entry("tasks/cancel", "CancelTask"),
          Map.entry("notifications/tasks/status", "TaskStatus"));

  private static final Set<String> EMPTY_RESULTS =
      Set.of("PingResult", "SetLevelResult", "SubscribeResult");

  @TestFactory
  Stream<DynamicTest> goldenMessagesAreValid() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String revision : OfficialTypes.REVISIONS) {
      OfficialTypes types = OfficialTypes.of(revision);
      if (types == null) {
        return Stream.empty();
      }
      addTests(tests, revision, types);
    }
    assertThat(tests).hasSizeGreaterThan(250);
    return tests.stream();
  }

  private static void addTests(List<DynamicTest> tests, String revision, OfficialTypes types)
      throws IOException {
    GoldenMessagesTest.golden(revision)
        .forEach(
            (name, text) -> {
              JsonObject message = RequiredMembersTest.parse(text);
              String type = type(name, message);
              if (type.equals("JSONRPCErrorResponse") && !types.has(type)) {
                type = "JSONRPCError";
              }
              if (EMPTY_RESULTS.contains(type)) {
                type = "Result";
              }
              if (types.has(type) && !isOutOfRevision(revision, name, message)) {
                tests.add(test(revision + " " + name, types, type, text));
              }
            });
  }

  private static DynamicTest test(String name, OfficialTypes types, String type, String text) {
    return DynamicTest.dynamicTest(name, () -> assertThat(types.problems(type, text)).isEmpty());
  }

  private static String type(String name, JsonObject message) {
    if (message.containsKey("result")) {
      String rest = name.substring("result ".length());
      String method = rest.equals("framed") ? "tools/call" : rest.split(" ", -1)[0];
      return rest.endsWith(" task") ? "CreateTaskResult" : TYPES.get(method) + "Result";
    }
    if (message.containsKey("error")) {
      return "JSONRPCErrorResponse";
    }
    String kind = message.containsKey("id") ? "Request" : "Notification";
    return TYPES.get(message.getString("method")) + kind;
  }

  /**
   * Content a tool may not return, requests without the envelope that 2026-07-28 requires, and the
   * id null that JSON-RPC demands and the older schemas do not have.
   */
  private static boolean isOutOfRevision(String revision, String name, JsonObject message) {
    boolean latest = revision.equals("2026-07-28");
    return name.equals("result tools/call content") && (latest || revision.equals("2025-11-25"))
        || message.containsKey("id") && message.isNull("id")
        || latest
            && message.containsKey("id")
            && message.containsKey("method")
            && !name.contains("framed")
        || latest && name.equals("request framed");
  }
}
