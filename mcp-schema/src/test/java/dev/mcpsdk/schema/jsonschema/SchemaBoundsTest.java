package dev.mcpsdk.schema.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.json.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSC-05: hostile schemas and instances end at a named bound. */
@Timeout(value = 50, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SchemaBoundsTest {

  private static JsonSchema compile(String schema) {
    return JsonSchema.compile(RawJson.of(schema.replace('\'', '"')));
  }

  private static JsonSchemaOptions limits(SchemaLimits limits) {
    return JsonSchemaOptions.DEFAULT.withLimits(limits);
  }

  @Test
  void schemaNestedTooDeeply() {
    JsonSchemaOptions hundred = limits(SchemaLimits.DEFAULT.withMaxDepth(100));
    RawJson allowed = RawJson.of("{\"not\":".repeat(100) + "true" + "}".repeat(100));
    JsonSchema.compile(allowed, hundred);
    RawJson deeper = RawJson.of("{\"not\":".repeat(101) + "true" + "}".repeat(101));
    assertThatThrownBy(() -> JsonSchema.compile(deeper, hundred))
        .isInstanceOf(JsonSchemaException.class)
        .hasMessageEndingWith("nested deeper than maxDepth 100");
  }

  @Test
  void tooManySubschemas() {
    RawJson schema = RawJson.of("{\"allOf\":[{},{},{},{}]}");
    JsonSchema.compile(schema, limits(SchemaLimits.DEFAULT.withMaxSubschemas(5)));
    assertThatThrownBy(
            () -> JsonSchema.compile(schema, limits(SchemaLimits.DEFAULT.withMaxSubschemas(4))))
        .isInstanceOf(JsonSchemaException.class)
        .hasMessage("schema rejected at #/allOf/3: more than maxSubschemas 4 subschemas");
  }

  @Test
  void aLongChainOfReferencesIsCompiledWithoutRecursion() {
    StringBuilder schema = new StringBuilder("{'$ref':'#/$defs/0','$defs':{");
    for (int i = 0; i < 5_000; i++) {
      schema.append("'").append(i).append("':{'$ref':'#/$defs/").append(i + 1).append("'},");
    }
    JsonSchema compiled = compile(schema + "'5000':true}}");
    assertThat(compiled.validate(RawJson.NULL).summary())
        .isEqualTo("(root): schemas apply each other more than maxDepth 512 levels deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'$ref':'#'}",
        "{'not':{'$ref':'#'}}",
        "{'anyOf':[{'$ref':'#'},true]}",
        "{'$dynamicRef':'#x','$dynamicAnchor':'x'}",
        "{'if':{'$ref':'#'},'then':true,'else':true}"
      })
  void endlessReferencesMakeTheInstanceInvalid(String schema) {
    JsonSchema compiled = compile(schema);
    assertThat(compiled.accepts(RawJson.NULL.tape())).isFalse();
    assertThat(compiled.validate(RawJson.NULL).summary())
        .isEqualTo("(root): schemas apply each other more than maxDepth 512 levels deep");
  }

  @Test
  void recursiveSchemaFollowsADeepInstance() {
    JsonSchema compiled = compile("{'type':'array','items':{'$ref':'#'}}");
    String deep = "[".repeat(120) + "]".repeat(120);
    assertThat(compiled.validate(RawJson.of(deep)).valid()).isTrue();
    assertThat(compiled.validate(RawJson.of(deep.replace("[]", "[1]"))).valid()).isFalse();
  }

  @Test
  void exponentialSchemaRunsOutOfSteps() {
    StringBuilder schema = new StringBuilder("{'$ref':'#/$defs/0','$defs':{");
    for (int i = 0; i < 40; i++) {
      String next = "{'$ref':'#/$defs/" + (i + 1) + "'}";
      schema.append("'" + i + "':{'allOf':[" + next + "," + next + "]},");
    }
    JsonSchema compiled = compile(schema + "'40':true}}");
    assertThat(compiled.validate(RawJson.NULL).summary())
        .isEqualTo("(root): validating takes more than maxSteps 10000000 steps");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?:(?:a+)+)+b", "^(a+)+\\\\1$", "^(a*)*\\\\1b"})
  void catastrophicPatternsRunOutOfSteps(String pattern) {
    RawJson instance = RawJson.string("a".repeat(60) + "!");
    assertThat(compile("{'pattern':'" + pattern + "'}").validate(instance).summary())
        .isEqualTo("(root): validating takes more than maxSteps 10000000 steps");
    // Unknown is not turned into acceptance.
    assertThat(compile("{'not':{'pattern':'" + pattern + "'}}").accepts(instance.tape())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(?:(?:){30000}){30000}(?!)", "()(?:(?:\\\\1){30000}){30000}(?!)", "EMPTY"})
  void patternsThatReadNothingRunOutOfStepsToo(String pattern) {
    String endless = pattern.equals("EMPTY") ? "(?:|)".repeat(60) + "(?!)" : pattern;
    JsonSchema compiled = compile("{'pattern':'" + endless + "'}");
    assertThat(compiled.validate(RawJson.string("")).summary())
        .isEqualTo("(root): validating takes more than maxSteps 10000000 steps");
  }

  @Test
  void aPatternThatNeedsAllTheStackFailsTheInstanceOnly() {
    JsonSchema compiled = compile("{'pattern':'^(?:a|b)*$'}");
    assertThat(compiled.validate(RawJson.string("ab".repeat(50))).valid()).isTrue();
    assertThat(compiled.validate(RawJson.string("ab".repeat(200_000))).valid()).isFalse();
  }

  @Test
  void patternsHaveALength() {
    compile("{'pattern':'" + "a".repeat(4_096) + "'}");
    assertThatThrownBy(() -> compile("{'pattern':'" + "a".repeat(4_097) + "'}"))
        .hasMessageEndingWith("longer than 4096 characters");
  }

  @Test
  void manyUniqueElementsWithEqualStringHashes() {
    StringBuilder array = new StringBuilder("[");
    for (int i = 0; i < 1 << 14; i++) {
      array.append(i == 0 ? "" : ",").append("[\"");
      for (int bit = 0; bit < 14; bit++) {
        array.append((i >> bit & 1) == 0 ? "Aa" : "BB"); // the same String.hashCode
      }
      array.append("\"]");
    }
    // Pairwise comparison would need 2^27 steps.
    assertThat(compile("{'uniqueItems':true}").validate(RawJson.of(array + "]")).valid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "123456e999999999", "-0.5e999999999"})
  void numbersWithHugeExponentsAreJudgedAtOnce(String number) {
    for (String schema :
        new String[] {
          "{'type':'integer'}",
          "{'minimum':0}",
          "{'multipleOf':3}",
          "{'enum':[1,2.5]}",
          "{'uniqueItems':true}"
        }) {
      JsonSchema compiled = compile(schema);
      RawJson instance = RawJson.of(schema.contains("unique") ? "[" + number + ",1]" : number);
      assertThat(compiled.validate(instance).valid()).isEqualTo(compiled.accepts(instance.tape()));
    }
  }
}
