package dev.mcpsdk.schema.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {

  private static Validation validate(String schema, String instance) {
    JsonSchema compiled = JsonSchema.compile(RawJson.of(schema));
    Validation validation = compiled.validate(RawJson.of(instance));
    assertThat(compiled.accepts(RawJson.of(instance).tape())).isEqualTo(validation.valid());
    return validation;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'string'} | 5 | type | expected string but found a number",
        "{'type':['integer','null']} | 1.5 | type"
            + " | expected integer or null but found a number with a fraction",
        "{'const':'a'} | 'secret' | const | expected \"a\" but found another string",
        "{'enum':['a','b',1]} | null | enum | expected one of \"a\", \"b\", 1 but found null",
        "{'enum':[]} | null | enum | expected nothing, the enum is empty, but found null",
        "{'minimum':5} | 4 | minimum | expected at least 5 but the number found is too small",
        "{'exclusiveMaximum':5} | 5 | exclusiveMaximum"
            + " | expected less than 5 but the number found is too large",
        "{'multipleOf':0.01} | 0.075 | multipleOf"
            + " | expected a multiple of 0.01 but found a number that is none",
        "{'minLength':3} | 'ab' | minLength | expected at least 3 characters but found 2",
        "{'maxLength':1} | 'ab' | maxLength | expected at most 1 characters but found 2",
        "{'pattern':'^a'} | 'b' | pattern"
            + " | expected a string matching ^a but found one that does not",
        "{'maxItems':1} | [1,2] | maxItems | expected at most 1 elements but found 2",
        "{'minProperties':1} | {} | minProperties | expected at least 1 members but found 0",
        "{'uniqueItems':true} | [1,1.0] | uniqueItems"
            + " | expected elements that all differ but found two equal ones",
        "{'required':['a','b','c']} | {'b':1} | required"
            + " | expected the members 'a', 'c' but they are missing",
        "{'required':['a']} | {} | required | expected the member 'a' but it is missing",
        "{'dependentRequired':{'a':['b']}} | {'a':1} | dependentRequired"
            + " | expected the member 'b' but it is missing",
        "{'prefixItems':[true],'items':false} | [1,2] | items"
            + " | expected at most 1 elements but found 2",
        "{'contains':{'type':'null'}} | [1] | contains"
            + " | expected at least 1 matching elements but found 0",
        "{'contains':true,'maxContains':1} | [1,2] | maxContains"
            + " | expected at most 1 matching elements but found more",
        "{'not':{'type':'null'}} | null | not"
            + " | expected a value that does not fit the schema under not but this one does",
        "{'oneOf':[true,{'type':'null'},true]} | 1 | oneOf"
            + " | expected a value for exactly one alternative but it fits number 1 and number 3",
        "false | 1 | false | no value is allowed here but found a number",
      })
  void saysWhatWasExpectedAndFound(String schema, String instance, String keyword, String message) {
    assertThat(validate(schema.replace('\'', '"'), instance.replace('\'', '"')).problems())
        .containsExactly(new Problem("", keyword, message.replace('`', '\'')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'properties':{'a/b':{'items':{'type':'null'}}}} | {'x':1,'a/b':[null,1]} | /a~1b/1",
        "{'additionalProperties':false} | {'a~':1} | /a~0",
        "{'unevaluatedProperties':false} | {'u':1} | /u",
        "{'prefixItems':[true],'unevaluatedItems':false} | [1,2] | /1",
        "{'propertyNames':{'maxLength':1}} | {'a':1,'bc':2} | /bc",
        "{'patternProperties':{'^p':{'type':'null'}}} | {'p1':null,'p2':0} | /p2",
        "{'if':true,'then':{'properties':{'t':false}}} | {'t':1} | /t",
        "{'$ref':'#/$defs/d','$defs':{'d':{'items':{'$ref':'#/$defs/e'}},'e':{'type':'null'}}}"
            + " | [null,[]] | /1",
      })
  void namesThePlaceByPointer(String schema, String instance, String path) {
    assertThat(validate(schema.replace('\'', '"'), instance.replace('\'', '"')).problems())
        .extracting(Problem::path)
        .containsExactly(path);
  }

  @Test
  void reportsEveryFaultInOrderUpToTheLimit() {
    RawJson schema = RawJson.of("{\"items\":{\"type\":\"null\"}}");
    RawJson instance = RawJson.of("[1,null,2,3]");
    assertThat(JsonSchema.compile(schema).validate(instance).problems())
        .extracting(Problem::path)
        .containsExactly("/0", "/2", "/3");
    JsonSchemaOptions two =
        JsonSchemaOptions.DEFAULT.withLimits(SchemaLimits.DEFAULT.withMaxProblems(2));
    assertThat(JsonSchema.compile(schema, two).validate(instance).problems())
        .extracting(Problem::path)
        .containsExactly("/0", "/2");
  }

  @Test
  void explainsTheOneAlternativeThatIsMeantForThatKindOfValue() {
    Validation validation =
        validate(
            "{\"anyOf\":[{\"type\":\"null\"},"
                + "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}]}",
            "{\"n\":\"x\"}");
    assertThat(validation.summary())
        .isEqualTo(
            "(root): expected a value for one of 2 alternatives but found an object that fits none;"
                + " /n: expected integer but found a string");
  }

  @Test
  void neverQuotesTheInstance() {
    String secret = "hunter2hunter2";
    String schema =
        "{\"type\":\"number\",\"const\":1,\"enum\":[1],\"pattern\":\"^x\",\"maxLength\":3,"
            + "\"format\":\"date\",\"not\":{\"type\":\"string\"},\"anyOf\":[{\"const\":2}]}";
    JsonSchema compiled =
        JsonSchema.compile(RawJson.of(schema), JsonSchemaOptions.DEFAULT.withFormatAssertion(true));
    Validation validation = compiled.validate(RawJson.string(secret));
    assertThat(validation.problems()).hasSize(8);
    assertThat(validation.summary()).doesNotContain(secret);
  }

  @Test
  void shortensLongNamesAndListsOfValues() {
    String name = "n".repeat(500);
    assertThat(validate("{\"additionalProperties\":false}", "{\"" + name + "\":1}").summary())
        .hasSizeLessThan(150);
    StringBuilder values = new StringBuilder("\"v0\"");
    for (int i = 1; i < 500; i++) {
      values.append(",\"value").append(i).append('"');
    }
    assertThat(validate("{\"enum\":[" + values + "]}", "1").summary()).hasSizeLessThan(400);
  }

  @Test
  void validatesAValueWithinATape() {
    JsonSchema schema = JsonSchema.compile(RawJson.of("{\"required\":[\"a\"]}"));
    JsonTape tape = RawJson.of("{\"x\":{\"a\":1},\"y\":{\"b\":[{}]}}").tape();
    assertThat(schema.accepts(tape, tape.member(0, "x"))).isTrue();
    assertThat(schema.validate(tape, tape.member(0, "y")).problems())
        .extracting(Problem::path)
        .isEqualTo(List.of(""));
  }

  @Test
  void comparesNumbersExactly() {
    String big = "{\"maximum\":9007199254740992}";
    assertThat(validate(big, "9007199254740992.0").valid()).isTrue();
    assertThat(validate(big, "9007199254740993").valid()).isFalse();
    assertThat(validate(big, "9007199254740992.00000000000000001").valid()).isFalse();
    assertThat(validate("{\"maximum\":1e400}", "9e399").valid()).isTrue();
    assertThat(validate("{\"type\":\"integer\"}", "1e400").valid()).isTrue();
    assertThat(validate("{\"multipleOf\":7}", "7e999999999").valid()).isTrue();
    assertThat(validate("{\"multipleOf\":7}", "8e999999999").valid()).isFalse();
    assertThat(validate("{\"multipleOf\":0.3}", "1e-999999999").valid()).isFalse();
    assertThat(validate("{\"enum\":[1.10]}", "11e-1").valid()).isTrue();
  }

  @Test
  void findsEqualElementsAmongMany() {
    StringBuilder different = new StringBuilder("[0");
    for (int i = 1; i < 200; i++) {
      different
          .append(",{\"a\":")
          .append(i)
          .append(",\"b\":[\"")
          .append(i)
          .append("\"]},")
          .append(i);
    }
    String schema = "{\"uniqueItems\":true}";
    assertThat(validate(schema, different + "]").valid()).isTrue();
    assertThat(validate(schema, different + ",{\"b\":[\"\\u0037\"],\"a\":7.0}]").valid()).isFalse();
    assertThat(validate(schema, different + ",42e0]").valid()).isFalse();
  }

  @Test
  void assertsFormatsOnlyWhenAsked() {
    RawJson schema = RawJson.of("{\"format\":\"ipv4\"}");
    RawJson wrong = RawJson.string("300.1.1.1");
    assertThat(JsonSchema.compile(schema).validate(wrong).valid()).isTrue();
    JsonSchema asserting =
        JsonSchema.compile(schema, JsonSchemaOptions.DEFAULT.withFormatAssertion(true));
    assertThat(asserting.validate(wrong).summary())
        .isEqualTo("(root): expected a string in the format ipv4 but found another");
    assertThat(asserting.validate(RawJson.number(5)).valid()).isTrue();
  }

  @Test
  void keepsTheSchemaAsItWasGiven() {
    RawJson schema = RawJson.of("{\"x-unknown\":1,\"type\":\"null\"}");
    assertThat(JsonSchema.compile(schema).source()).isSameAs(schema);
  }
}
