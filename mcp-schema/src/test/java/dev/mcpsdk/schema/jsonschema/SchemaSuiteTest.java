package dev.mcpsdk.schema.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mcpsdk.schema.json.RawJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official JSON-Schema-Test-Suite, data that only CI has. */
class SchemaSuiteTest {
  private final SchemaSuite suite = SchemaSuite.find();

  private record Run(int total, List<String> failures) {}

  @BeforeEach
  void needsTheSuite() {
    if (!suite.isPresent()) {
      System.out.println(
          "skipped: no JSON-Schema-Test-Suite in "
              + suite.folder()
              + " (set -DjsonSchemaTestSuite or JSON_SCHEMA_TEST_SUITE)");
    }
    assumeTrue(suite.isPresent(), "JSON-Schema-Test-Suite is not here");
  }

  @Test
  void passesEveryRequiredTestOfDraft202012() throws IOException {
    Run run = run("draft2020-12", remotes("draft2020-12"), false);
    assertThat(run.failures).isEmpty();
    assertThat(run.total).isEqualTo(1299);
  }

  @Test
  void passesEveryRequiredTestOfDraft07() throws IOException {
    Map<String, RawJson> remotes = remotes("draft7");
    for (String shared :
        new String[] {
          "baseUriChange", "baseUriChangeFolder", "baseUriChangeFolderInSubschema", "nested"
        }) {
      remotes.putAll(suite.remotes(shared));
    }
    remotes.putAll(suite.remotes("integer.json"));
    Run run = run("draft7", remotes, false);
    assertThat(run.failures).isEmpty();
    assertThat(run.total).isEqualTo(927);
  }

  @Test
  void passesTheOptionalTestsButForHistoricDialectsAndIdna() throws IOException {
    Run keywords = run("draft2020-12/optional", remotes("draft2020-12"), false);
    Run formats = run("draft2020-12/optional/format", remotes("draft2020-12"), true);
    assertThat(keywords.failures).hasSize(1).allMatch(name -> name.startsWith("cross-draft.json"));
    assertThat(keywords.total).isEqualTo(162);
    // Labels of internationalized names are not decoded, see Format.
    assertThat(formats.failures)
        .hasSize(77)
        .allMatch(name -> name.startsWith("hostname.json") || name.startsWith("idn-hostname.json"));
    assertThat(formats.total).isEqualTo(764);
  }

  private Map<String, RawJson> remotes(String part) throws IOException {
    return new HashMap<>(suite.remotes(part));
  }

  private Run run(String part, Map<String, RawJson> remotes, boolean assertFormat)
      throws IOException {
    JsonSchemaOptions options = new JsonSchemaOptions(assertFormat, remotes, SchemaLimits.DEFAULT);
    List<String> failures = new ArrayList<>();
    int total = 0;
    for (SchemaSuite.Group group : suite.groups(part)) {
      total += group.cases().size();
      String name = group.file() + ", " + group.description();
      // Draft-07 schemas of the suite do not say so.
      RawJson source = part.startsWith("draft7") ? asDraft07(group.schema()) : group.schema();
      JsonSchema schema;
      try {
        schema = JsonSchema.compile(source, options);
      } catch (JsonSchemaException e) {
        failures.add(name + ": " + e.getMessage());
        continue;
      }
      for (SchemaSuite.Case test : group.cases()) {
        Validation validation = schema.validate(test.data());
        boolean quick = schema.accepts(test.data().tape());
        if (validation.valid() != test.valid() || quick != test.valid()) {
          failures.add(name + ", " + test.description() + ": " + validation.summary());
        }
      }
    }
    return new Run(total, failures);
  }

  private static RawJson asDraft07(RawJson schema) {
    String text = schema.toString();
    return text.startsWith("{") && schema.member("$schema") == null
        ? RawJson.of(
            "{\"$schema\":\"http://json-schema.org/draft-07/schema#\""
                + (schema.tape().count(0) == 0 ? "" : ",")
                + text.substring(1))
        : schema;
  }
}
