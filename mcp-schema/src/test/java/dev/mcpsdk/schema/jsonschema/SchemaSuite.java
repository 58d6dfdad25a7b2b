package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the official JSON-Schema-Test-Suite from a folder. */
record SchemaSuite(Path folder) {

  record Group(String file, String description, RawJson schema, List<Case> cases) {}

  record Case(String description, RawJson data, boolean valid) {}

  static SchemaSuite find() {
    String named =
        System.getProperty("jsonSchemaTestSuite", System.getenv("JSON_SCHEMA_TEST_SUITE"));
    return new SchemaSuite(
        Path.of(named == null ? "../../shared/spec/json-schema-test-suite" : named)
            .toAbsolutePath()
            .normalize());
  }

  boolean isPresent() {
    return Files.isDirectory(folder.resolve("tests"));
  }

  List<Group> groups(String part) throws IOException {
    List<Group> groups = new ArrayList<>();
    for (Path file : jsonFiles(folder.resolve("tests").resolve(part), 1)) {
      JsonTape tape = RawJson.of(Files.readString(file)).tape();
      for (int group : elements(tape, JsonTape.ROOT)) {
        List<Case> cases = new ArrayList<>();
        for (int test : elements(tape, tape.member(group, "tests"))) {
          cases.add(
              new Case(
                  tape.string(tape.member(test, "description")),
                  tape.raw(tape.member(test, "data")),
                  tape.bool(tape.member(test, "valid"))));
        }
        groups.add(
            new Group(
                file.getFileName().toString(),
                tape.string(tape.member(group, "description")),
                tape.raw(tape.member(group, "schema")),
                cases));
      }
    }
    return groups;
  }

  /** What the suite serves at localhost:1234, handed over in memory. */
  Map<String, RawJson> remotes(String part) throws IOException {
    Map<String, RawJson> remotes = new HashMap<>();
    Path root = folder.resolve("remotes");
    for (Path file : jsonFiles(root.resolve(part), 9)) {
      String path = root.relativize(file).toString().replace('\\', '/');
      remotes.put("http://localhost:1234/" + path, RawJson.of(Files.readString(file)));
    }
    return remotes;
  }

  private static List<Path> jsonFiles(Path folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static List<Integer> elements(JsonTape tape, int array) {
    List<Integer> nodes = new ArrayList<>();
    for (int child = array + 1; child < tape.next(array); child = tape.next(child)) {
      nodes.add(child);
    }
    return nodes;
  }
}
