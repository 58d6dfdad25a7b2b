package dev.mcpsdk.schema.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSC-01, JSC-02, JSC-04 and JSC-06: what is not compiled, and why. */
class SchemaRejectionTest {

  private static void assertRejected(String schema, String message) {
    assertThatThrownBy(() -> JsonSchema.compile(RawJson.of(schema.replace('\'', '"'))))
        .isInstanceOf(JsonSchemaException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5 | # | expected a schema, which is an object or a boolean, but found a number",
        "{'properties':{'a':{'minLength':'3'}}} | #/properties/a/minLength"
            + " | expected a non-negative integer but found a string",
        "{'minLength':-1} | #/minLength"
            + " | expected a non-negative integer but found a negative one",
        "{'maxItems':1.5} | #/maxItems | expected a non-negative integer but found a number",
        "{'type':'text'} | #/type | expected object, array, string, number, integer, boolean or"
            + " null but found \"text\"",
        "{'type':[]} | #/type | expected at least one type",
        "{'type':['null','null']} | #/type/1 | expected each string once",
        "{'required':'a'} | #/required | expected an array of strings but found a string",
        "{'required':[1]} | #/required/0 | expected a string but found a number",
        "{'properties':[]} | #/properties"
            + " | expected an object whose members are schemas but found an array",
        "{'$defs':{'unused':{'items':[]}}} | #/$defs/unused/items"
            + " | expected a schema, which is an object or a boolean, but found an array",
        "{'allOf':[]} | #/allOf | expected at least one schema but found an empty array",
        "{'anyOf':{}} | #/anyOf | expected an array of schemas but found an object",
        "{'enum':1} | #/enum | expected an array but found a number",
        "{'multipleOf':0} | #/multipleOf | expected a number greater than 0",
        "{'minimum':'1'} | #/minimum | expected a number but found a string",
        "{'uniqueItems':1} | #/uniqueItems | expected a boolean but found a number",
        "{'dependentRequired':{'a':{}}} | #/dependentRequired/a"
            + " | expected an array of strings but found an object",
        "{'title':1} | #/title | expected a string but found a number",
        "{'deprecated':'no'} | #/deprecated | expected a boolean but found a string",
        "{'examples':{}} | #/examples | expected an array but found an object",
        "{'format':1} | #/format | expected a string but found a number",
        "{'$anchor':'1a'} | #/$anchor | expected letters, digits, \"_\", \"-\" and \".\" only",
        "{'$id':'http://a/#b'} | http://a/#/$id | expected a URI without fragment",
        "{'$defs':{'a':{'$anchor':'x'},'b':{'$anchor':'x'}}} | #/$defs/b/$anchor"
            + " | the anchor \"x\" is taken",
        "{'$defs':{'a':{'$id':'http://x/'},'b':{'$id':'http://x/'}}} | http://x/#/$id"
            + " | the URI http://x/ is taken by another schema",
        "{'pattern':'a**'} | #/pattern"
            + " | expected a regular expression (ECMA-262): nothing to repeat (at index 2)",
        "{'patternProperties':{'[':true}} | #/patternProperties"
            + " | expected a regular expression (ECMA-262): a class is not closed (at index 0)",
        "{'$ref':'#/$defs/gone'} | #/$ref"
            + " | the pointer /$defs/gone leads to nothing in that schema",
        "{'$ref':'#gone'} | #/$ref | no anchor \"gone\" in that schema",
        "{'$ref':5} | #/$ref | expected a string but found a number",
      })
  void keywordsOfTheWrongShape(String schema, String location, String problem) {
    assertRejected(schema, "schema rejected at " + location + ": " + problem.replace('"', '\''));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://json-schema.org/draft-04/schema#",
        "https://json-schema.org/draft/2019-09/schema",
        "https://example.com/mine"
      })
  void unsupportedDialects(String dialect) {
    assertRejected(
        "{'$schema':'" + dialect + "'}",
        "schema rejected at #/$schema: unsupported dialect "
            + dialect
            + ", supported: https://json-schema.org/draft/2020-12/schema,"
            + " http://json-schema.org/draft-07/schema#");
  }

  @Test
  void customDialectThatRequiresAnUnknownVocabulary() {
    JsonSchemaOptions options =
        JsonSchemaOptions.DEFAULT.withSchema(
            "urn:mine", RawJson.of("{\"$vocabulary\":{\"urn:units\":true}}"));
    assertThatThrownBy(() -> JsonSchema.compile(RawJson.of("{\"$schema\":\"urn:mine\"}"), options))
        .isInstanceOf(JsonSchemaException.class)
        .hasMessage(
            "schema rejected at #/$schema:"
                + " dialect urn:mine requires the unsupported vocabulary urn:units");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"$vocabulary\":{},", ""})
  void schemaThatBreaksItsCustomMetaSchema(String vocabulary) {
    JsonSchemaOptions options =
        JsonSchemaOptions.DEFAULT.withSchema(
            "urn:titled",
            RawJson.of(
                "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
                    + vocabulary
                    + "\"required\":[\"title\"]}"));
    JsonSchema.compile(RawJson.of("{\"$schema\":\"urn:titled\",\"title\":\"x\"}"), options);
    assertThatThrownBy(
            () -> JsonSchema.compile(RawJson.of("{\"$schema\":\"urn:titled\"}"), options))
        .isInstanceOf(JsonSchemaException.class)
        .hasMessage(
            "schema rejected at #: expected the member 'title' but it is missing (urn:titled)");
  }

  @Test
  void referencesToTheNetworkAreNeverFollowed() {
    assertRejected(
        "{'properties':{'a':{'$ref':'https://127.0.0.1:1/schema.json#/x'}}}",
        "schema rejected at #/properties/a/$ref: the reference"
            + " https://127.0.0.1:1/schema.json#/x leads to no known schema; nothing is fetched,"
            + " further schemas are given in JsonSchemaOptions.schemas");
    assertRejected(
        "{'$dynamicRef':'file:///etc/passwd'}",
        "schema rejected at #/$dynamicRef: the reference file:///etc/passwd leads to no known"
            + " schema; nothing is fetched, further schemas are given in"
            + " JsonSchemaOptions.schemas");
  }

  @Test
  void referencesIntoRegisteredSchemasAreFollowed() {
    JsonSchemaOptions options =
        JsonSchemaOptions.DEFAULT
            .withSchema("https://example.com/a#", RawJson.of("{\"$ref\":\"b\"}"))
            .withSchema(
                "https://elsewhere.example/",
                RawJson.of("{\"$id\":\"https://example.com/b\",\"type\":\"null\"}"));
    JsonSchema schema =
        JsonSchema.compile(RawJson.of("{\"$ref\":\"https://example.com/a\"}"), options);
    assertThat(schema.validate(RawJson.NULL).valid()).isTrue();
    assertThat(schema.validate(RawJson.TRUE).valid()).isFalse();
  }

  @Test
  void aSchemaMayItselfBeAmongTheRegisteredOnes() {
    RawJson self = RawJson.of("{\"$id\":\"urn:self\",\"$ref\":\"urn:other\",\"type\":\"null\"}");
    JsonSchemaOptions options =
        JsonSchemaOptions.DEFAULT
            .withSchema("urn:self", self)
            .withSchema("urn:file", RawJson.of("{\"$id\":\"urn:other\"}"));
    assertThat(JsonSchema.compile(self, options).validate(RawJson.NULL).valid()).isTrue();
  }

  @Test
  void theLocationOfAFaultCanBeAskedFor() {
    assertThatThrownBy(() -> JsonSchema.compile(RawJson.of("{\"$id\":\"urn:x\",\"type\":1}")))
        .isInstanceOfSatisfying(
            JsonSchemaException.class,
            e -> assertThat(e.location().toLowerCase(Locale.ROOT)).isEqualTo("urn:x#/type"));
  }
}
