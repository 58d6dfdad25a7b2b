package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.jsonschema.JsonSchema;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is written is valid by the published schema of its revision. The folder with the revisions
 * is named by the system property {@code mcpSchemas}; without it and without the folder the test
 * says so.
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
          Map.entry("notifications/initialized", "Initialized"));

  @TestFactory
  Stream<DynamicTest> goldenMessagesAreValid() throws IOException {
    String named = System.getProperty("mcpSchemas");
    Path folder =
        Path.of(named == null ? "../../shared/spec/schema" : named).toAbsolutePath().normalize();
    if (named == null && !Files.isDirectory(folder)) {
      System.out.println("official schemas skipped: no folder; name it with -DmcpSchemas=…");
      return Stream.empty();
    }
    List<DynamicTest> tests = new ArrayList<>();
    // The schemas of earlier revisions are written in draft-07, which is not ours to evaluate.
    for (String revision : new String[] {"2026-07-28", "2025-11-25"}) {
      addTests(tests, revision, Files.readString(folder.resolve(revision).resolve("schema.json")));
    }
    assertThat(tests).hasSizeGreaterThan(60);
    return tests.stream();
  }

  private static void addTests(List<DynamicTest> tests, String revision, String schema)
      throws IOException {
    JsonObject types = RequiredMembersTest.parse(schema).getJsonObject("$defs");
    Map<String, JsonSchema> compiled = new HashMap<>();
    GoldenMessagesTest.golden(revision)
        .forEach(
            (name, text) -> {
              JsonObject message = RequiredMembersTest.parse(text);
              String type = type(name, message);
              if (type.equals("PingResult") || type.equals("SetLevelResult")) {
                type = "Result";
              }
              if (!types.containsKey(type) || isOutOfRevision(revision, name, message)) {
                return;
              }
              String instance = type.endsWith("Result") ? message.get("result").toString() : text;
              JsonSchema validator =
                  compiled.computeIfAbsent(
                      type,
                      t ->
                          JsonSchema.compile(
                              RawJson.of(
                                  schema.replaceFirst(
                                      "\\{", "{\"\\$ref\":\"#/\\$defs/" + t + "\","))));
              tests.add(
                  DynamicTest.dynamicTest(
                      revision + " " + name,
                      () ->
                          assertThat(validator.validate(RawJson.of(instance)).problems())
                              .isEmpty()));
            });
  }

  private static String type(String name, JsonObject message) {
    if (message.containsKey("result")) {
      String rest = name.substring("result ".length());
      String method = rest.equals("framed") ? "tools/call" : rest.split(" ", -1)[0];
      return TYPES.get(method) + "Result";
    }
    if (message.containsKey("error")) {
      return "JSONRPCErrorResponse";
    }
    String kind = message.containsKey("id") ? "Request" : "Notification";
    return TYPES.get(message.getString("method")) + kind;
  }

  /** Content a tool may not return, and requests without the envelope that 2026-07-28 requires. */
  private static boolean isOutOfRevision(String revision, String name, JsonObject message) {
    return name.equals("result tools/call content")
        || revision.equals("2026-07-28")
            && message.containsKey("id")
            && message.containsKey("method")
            && !name.contains("framed");
  }
}
