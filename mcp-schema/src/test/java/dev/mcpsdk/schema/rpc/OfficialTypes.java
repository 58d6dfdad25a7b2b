package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.jsonschema.JsonSchema;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of a published schema, made strict: an object has no members but those it names. So a
 * member of a later revision is a fault, which the published schemas let pass.
 *
 * <p>The folder with the revisions is named by the system property {@code mcpSchemas}.
 */
final class OfficialTypes {
  static final List<String> REVISIONS =
      List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28");

  /** Parts of compositions, whose other parts name further members, and what extensions extend. */
  private static final Set<String> OPEN_TYPES =
      Set.of("Result", "Task", "Error", "NotificationParams", "SubscriptionFilter");

  /** Members whose values are anybody's. */
  private static final Set<String> OPEN_MEMBERS = Set.of("_meta", "inputSchema", "outputSchema");

  private final String section;
  private final JsonObject types;
  private final JsonObject strict;
  private final Map<String, JsonSchema> compiled = new HashMap<>();

  private OfficialTypes(JsonObject schema) {
    section = schema.containsKey("$defs") ? "$defs" : "definitions";
    types = schema.getJsonObject(section);
    JsonObjectBuilder all = Json.createObjectBuilder();
    types.forEach((name, type) -> all.add(name, isOpen(name) ? type : strict(name, type)));
    strict = Json.createObjectBuilder(schema).add(section, all).build();
  }

  /** Null if there is no folder and none was named. */
  static @Nullable OfficialTypes of(String revision) throws IOException {
    String named = System.getProperty("mcpSchemas");
    Path folder =
        Path.of(named == null ? "../../shared/spec/schema" : named).toAbsolutePath().normalize();
    if (named == null && !Files.isDirectory(folder)) {
      System.out.println("official schemas skipped: no folder; name it with -DmcpSchemas=…");
      return null;
    }
    String text = Files.readString(folder.resolve(revision).resolve("schema.json"));
    return new OfficialTypes(RequiredMembersTest.parse(text));
  }

  private static boolean isOpen(String type) {
    return OPEN_TYPES.contains(type) || type.endsWith("MetaObject");
  }

  boolean has(String type) {
    return types.containsKey(type);
  }

  /** What is wrong with a whole message of that type, or with the result in it. */
  List<?> problems(String type, String message) {
    JsonObject instance = RequiredMembersTest.parse(message);
    if (type.endsWith("Result")) {
      instance = instance.getJsonObject("result");
    } else if (!types.getJsonObject(type).getJsonObject("properties").containsKey("jsonrpc")) {
      // The older schemas say once for all what every message has.
      instance = Json.createObjectBuilder(instance).remove("jsonrpc").remove("id").build();
    }
    return schema(type).validate(RawJson.of(instance.toString())).problems();
  }

  private JsonSchema schema(String type) {
    return compiled.computeIfAbsent(
        type,
        name -> {
          JsonObjectBuilder root = Json.createObjectBuilder(strict);
          root.add("allOf", Json.createArrayBuilder().add(reference(name)));
          return JsonSchema.compile(RawJson.of(root.build().toString()));
        });
  }

  private JsonObject reference(String type) {
    return Json.createObjectBuilder().add("$ref", "#/" + section + "/" + type).build();
  }

  /** With the extra members that messages of every revision may have. */
  private static JsonValue strict(String member, JsonValue schema) {
    if (schema instanceof JsonArray array) {
      JsonArrayBuilder items = Json.createArrayBuilder();
      array.forEach(item -> items.add(strict("", item)));
      return items.build();
    }
    if (!(schema instanceof JsonObject object) || OPEN_MEMBERS.contains(member)) {
      return schema;
    }
    JsonObjectBuilder result = Json.createObjectBuilder();
    object.forEach(
        (name, value) -> {
          if (name.equals("properties") && value instanceof JsonObject properties) {
            result.add(name, properties(member, properties));
          } else {
            result.add(name, strict("", value));
          }
        });
    boolean names =
        object.get("properties") instanceof JsonObject properties && !properties.isEmpty();
    if (names && !object.containsKey("additionalProperties")) {
      result.add("additionalProperties", false);
    }
    return result.build();
  }

  private static JsonObject properties(String member, JsonObject properties) {
    JsonObjectBuilder result = Json.createObjectBuilder();
    properties.forEach((name, value) -> result.add(name, strict(name, value)));
    if (member.equals("params")) {
      result.add("_meta", JsonValue.EMPTY_JSON_OBJECT);
    } else if (member.equals("ClientCapabilities") || member.equals("ServerCapabilities")) {
      // Extensions are negotiated in earlier revisions, too, though their schemas do not say so.
      result.add("extensions", JsonValue.EMPTY_JSON_OBJECT);
    }
    return result.build();
  }
}
