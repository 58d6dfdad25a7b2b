package dev.mcpsdk.schema.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import dev.mcpsdk.schema.json.RawJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random schemas and instances: two validators, and two ways of ours, must agree. */
class SchemaOracleTest {
  private static final int SCHEMAS = 500;
  private static final int INSTANCES = 25;

  @Test
  void agreesWithAnotherValidator() {
    List<String> disagreements = new ArrayList<>();
    int valid = 0;
    for (int seed = 0; seed < SCHEMAS; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      String source = random.schema();
      JsonSchema ours = JsonSchema.compile(RawJson.of(source));
      Validator validator =
          new ValidatorFactory()
              .withJsonNodeFactory(new JakartaJsonNode.Factory())
              .createValidator();
      URI theirs = validator.registerSchema(source);
      for (int i = 0; i < INSTANCES; i++) {
        String instance = random.instance(3);
        boolean expected = validator.validate(theirs, instance).isValid();
        RawJson raw = RawJson.of(instance);
        Validation validation = ours.validate(raw);
        valid += expected ? 1 : 0;
        if (ours.accepts(raw.tape()) != expected || validation.valid() != expected) {
          disagreements.add(
              "seed "
                  + seed
                  + " "
                  + source
                  + " on "
                  + instance
                  + ": oracle says "
                  + expected
                  + ", ours "
                  + validation.summary());
        }
      }
    }
    assertThat(disagreements).isEmpty();
    // Neither outcome is so rare that agreeing means nothing.
    assertThat(valid).isBetween(SCHEMAS * INSTANCES / 10, SCHEMAS * INSTANCES * 9 / 10);
  }

  @Test
  void theWrittenShapeChecksAgreeWithTheMetaSchema() {
    JsonSchema metaSchema =
        JsonSchema.compile(RawJson.of("{\"$ref\":\"" + Dialect.URI_2020_12 + "\"}"));
    int wrong = 0;
    for (int seed = 0; seed < 10_000; seed++) {
      RawJson source = RawJson.of(new RandomSchemas(seed).possiblyWrong());
      boolean expected = metaSchema.accepts(source.tape());
      boolean compiled;
      String message = "";
      try {
        JsonSchema.compile(source);
        compiled = true;
      } catch (JsonSchemaException e) {
        compiled = false;
        message = String.valueOf(e.getMessage());
      }
      wrong += expected ? 0 : 1;
      // The meta-schema leaves regular expressions to format, which is not asserted.
      boolean justStricter = expected && message.contains("regular expression");
      assertThat(compiled || justStricter).as("%s %s", source, message).isEqualTo(expected);
    }
    assertThat(wrong).isGreaterThan(1_000);
  }
}
