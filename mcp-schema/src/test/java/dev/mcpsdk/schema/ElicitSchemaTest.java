package dev.mcpsdk.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.annotation.DefaultValue;
import dev.mcpsdk.schema.annotation.Format;
import dev.mcpsdk.schema.annotation.Length;
import dev.mcpsdk.schema.annotation.Maximum;
import dev.mcpsdk.schema.infer.SchemaInference;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.RawJson;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ELI-04, ELI-05 and ELI-06. */
class ElicitSchemaTest {

  private static ElicitSchema everyKind() {
    return ElicitSchema.builder()
        .required(
            "name",
            StringSchema.builder()
                .title("Name")
                .description("In full")
                .minLength(1)
                .maxLength(40)
                .defaultValue("Jo")
                .build())
        .optional("mail", StringSchema.builder().format(StringFormat.EMAIL).build())
        .optional("age", NumberSchema.integers().minimum(18).maximum(130).defaultValue(30).build())
        .optional("score", NumberSchema.numbers().minimum(0.5).defaultValue(95.5).build())
        .required("ok", BooleanSchema.of(true))
        .optional("color", SingleSelectSchema.of("red", "green").withDefault("green"))
        .optional(
            "size",
            SingleSelectSchema.of(List.of(new SelectOption("s", "Small"), SelectOption.of("l"))))
        .optional(
            "tags",
            MultiSelectSchema.builder("a", "b", "c")
                .minItems(1)
                .maxItems(2)
                .defaultValue("b")
                .build())
        .optional(
            "days", MultiSelectSchema.builder(List.of(new SelectOption("mo", "Monday"))).build())
        .build();
  }

  @Test
  void writesEveryKindInTheFormOfTheSpecification() {
    String expected =
        "{'type':'object','properties':{"
            + "'name':{'type':'string','title':'Name','description':'In full','minLength':1,'maxLength':40,'default':'Jo'},"
            + "'mail':{'type':'string','format':'email'},"
            + "'age':{'type':'integer','minimum':18,'maximum':130,'default':30},"
            + "'score':{'type':'number','minimum':0.5,'default':95.5},"
            + "'ok':{'type':'boolean','default':true},"
            + "'color':{'type':'string','enum':['red','green'],'default':'green'},"
            + "'size':{'type':'string','oneOf':[{'const':'s','title':'Small'},{'const':'l','title':'l'}]},"
            + "'tags':{'type':'array','minItems':1,'maxItems':2,'items':{'type':'string','enum':['a','b','c']},'default':['b']},"
            + "'days':{'type':'array','items':{'anyOf':[{'const':'mo','title':'Monday'}]}}},"
            + "'required':['name','ok']}";
    assertThat(everyKind().json()).hasToString(expected.replace('\'', '"'));
  }

  @Test
  void readsBackWhatItWrites() {
    ElicitSchema schema = everyKind();
    ElicitSchema strict = ElicitSchema.of(schema.json());
    ElicitSchema tolerant = ElicitSchema.received(schema.json(), "$");
    assertThat(strict).isEqualTo(schema).hasSameHashCodeAs(schema);
    assertThat(tolerant).isEqualTo(schema);
    assertThat(strict.required()).containsExactly("name", "ok");
    assertThat(tolerant.properties()).isEqualTo(strict.properties());
    assertThat(strict.properties().get("name")).isEqualTo(schema.properties().get("name"));
    assertThat(strict.properties().get("tags")).isEqualTo(schema.properties().get("tags"));
    assertThat(strict.properties().keySet())
        .containsExactlyElementsOf(schema.properties().keySet());
  }

  @Test
  void readsTheOlderEnumNamesAsTitles() {
    RawJson json =
        json(
            "{'type':'object','properties':{'c':{'type':'string','enum':['r','g'],'enumNames':['Red']}}}");
    assertThat(ElicitSchema.received(json, "$").properties())
        .containsEntry(
            "c",
            SingleSelectSchema.of(List.of(new SelectOption("r", "Red"), SelectOption.of("g"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'object','properties':{}} | $.properties.x",
        "{'type':'array','items':{'type':'object'}} | $.properties.x",
        "{'type':'array','items':{'type':'string'}} | $.properties.x",
        "{'type':'array','items':{'type':'string','enum':['a'],'pattern':'b'}} | $.properties.x.items.pattern",
        "{'anyOf':[{'type':'string'}]} | $.properties.x",
        "{'$ref':'#/$defs/X'} | $.properties.x",
        "{'type':'null'} | $.properties.x",
        "{'type':['string','integer']} | $.properties.x",
        "{'type':'string','pattern':'a+'} | $.properties.x.pattern",
        "{'type':'string','format':'uuid'} | $.properties.x.format",
        "{'type':'integer','exclusiveMinimum':1} | $.properties.x.exclusiveMinimum",
        "{'type':'integer','enum':[1]} | $.properties.x.enum",
        "{'type':'string','oneOf':[{'title':'A'}]} | $.properties.x.oneOf[0].const",
        "{'type':'string','oneOf':[{'const':'a','properties':{}}]} | $.properties.x.oneOf[0].properties",
        "{'type':'boolean','default':'true'} | $.properties.x.default",
        "true | $.properties.x"
      })
  void refusesToSendWhatAFormCannotExpress(String property, String path) {
    RawJson schema = json("{'type':'object','properties':{'x':" + property + "}}");
    assertThatThrownBy(() -> ElicitSchema.of(schema))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(path);
  }

  @Test
  void takesASchemaInferredFromARecord() {
    RawJson inferred =
        json(
            "{'$schema':'https://json-schema.org/draft/2020-12/schema','type':'object','properties':{"
                + "'guests':{'type':'integer','minimum':-2147483648,'maximum':2147483647,'description':'How many'},"
                + "'note':{'type':['string','null']},'mood':{'enum':['GOOD','BAD']}},"
                + "'required':['guests'],'additionalProperties':false}");
    ElicitSchema schema = ElicitSchema.of(inferred);
    String expected =
        "{'type':'object','properties':{"
            + "'guests':{'type':'integer','description':'How many','minimum':-2147483648,'maximum':2147483647},"
            + "'note':{'type':'string'},'mood':{'type':'string','enum':['GOOD','BAD']}},'required':['guests']}";
    assertThat(schema.json()).hasToString(expected.replace('\'', '"'));
  }

  enum Mood {
    GOOD,
    BAD
  }

  record EveryKind(
      @Length(min = 1, max = 20) String text,
      @Format("email") String mail,
      URI uri,
      UUID uuid,
      LocalDate date,
      Instant time,
      char letter,
      int count,
      @Maximum(9) long total,
      double ratio,
      BigDecimal price,
      boolean yes,
      Mood mood,
      List<Mood> moods,
      Optional<String> note,
      @DefaultValue("3") int guests) {}

  @Test
  void takesWhatIsInferredFromARecordOfEveryKind() {
    ElicitSchema schema = ElicitSchema.of(SchemaInference.formSchemaOf(EveryKind.class));
    assertThat(schema.properties()).hasSize(16);
    assertThat(schema.required()).hasSize(14).doesNotContain("note", "guests");
    assertThat(schema.properties().get("mood")).isEqualTo(SingleSelectSchema.of("GOOD", "BAD"));
    assertThat(schema.properties().get("moods"))
        .isEqualTo(MultiSelectSchema.builder("GOOD", "BAD").build());
    assertThat(schema.problems(json("{'guests':0.5}")))
        .contains("guests: expected an integer but found a fraction");
    assertThat(schema.applyDefaults(RawJson.EMPTY_OBJECT)).isEqualTo(json("{'guests':3}"));
  }

  @Test
  void refusesARequiredNameThatIsNoField() {
    RawJson schema = json("{'type':'object','properties':{},'required':['x']}");
    assertThatThrownBy(() -> ElicitSchema.of(schema))
        .hasMessageContaining("$.required")
        .hasMessageContaining("x");
  }

  @Test
  void keepsWhatItDoesNotKnowWhenReceiving() {
    RawJson json =
        json(
            "{'$schema':'x','type':'object','x-order':['a'],'properties':{"
                + "'a':{'type':'string','format':'phone','pattern':'1'},'b':{'type':'object','properties':{}},'c':{'type':'color'}}}");
    ElicitSchema schema = ElicitSchema.received(json, "$");
    assertThat(schema.json()).isSameAs(json);
    assertThat(schema.properties().get("a")).isEqualTo(StringSchema.text());
    assertThat(schema.properties().get("b"))
        .isEqualTo(new UnknownSchema(json("{'type':'object','properties':{}}")));
    assertThat(schema.properties().get("c")).isInstanceOf(UnknownSchema.class);
    assertThat(schema.problems(json("{'a':'x','b':1}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'properties':{}} | $.params.requestedSchema.type",
        "{'type':'array','properties':{}} | $.params.requestedSchema.type",
        "{'type':'object'} | $.params.requestedSchema.properties",
        "{'type':'object','properties':[]} | $.params.requestedSchema.properties",
        "{'type':'object','properties':{'a':1}} | $.params.requestedSchema.properties.a",
        "{'type':'object','properties':{'a':{'type':'string','minLength':'1'}}} | $.params.requestedSchema.properties.a.minLength",
        "{'type':'object','properties':{'a':{'type':'string','maxLength':-1}}} | $.params.requestedSchema.properties.a.maxLength",
        "{'type':'object','properties':{},'required':[1]} | $.params.requestedSchema.required[0]",
        "[] | $.params.requestedSchema"
      })
  void namesThePlaceOfAFaultInAReceivedSchema(String schema, String path) {
    assertThatThrownBy(() -> ElicitSchema.received(json(schema), "$.params.requestedSchema"))
        .isInstanceOfSatisfying(JsonShapeException.class, e -> assertThat(e.path()).isEqualTo(path))
        .hasMessageContaining(path);
  }

  @Test
  void builderRefusesFieldsThatContradictThemselves() {
    refuses(
        StringSchema.builder().minLength(3).maxLength(2).build(),
        "minLength 3 is above maxLength 2");
    refuses(StringSchema.builder().minLength(-1).build(), "negative");
    refuses(
        StringSchema.builder().minLength(3).defaultValue("ab").build(),
        "default: must have at least 3");
    refuses(
        StringSchema.builder().format(StringFormat.EMAIL).defaultValue("x").build(),
        "default: is not an email");
    refuses(NumberSchema.numbers().minimum(2).maximum(1).build(), "minimum 2 is above maximum 1");
    refuses(NumberSchema.integers().defaultValue(1.5).build(), "default: is not an integer");
    refuses(
        NumberSchema.integers().maximum(1).defaultValue(2).build(), "default: must be at most 1");
    refuses(SingleSelectSchema.of(), "needs an option");
    refuses(SingleSelectSchema.of("a", "a"), "option a comes twice");
    refuses(SingleSelectSchema.of("a").withDefault("b"), "default: is not one of the options");
    refuses(
        MultiSelectSchema.builder("a").defaultValue("b").build(),
        "default: is not one of the options");
    refuses(
        MultiSelectSchema.builder("a", "b").maxItems(1).defaultValue("a", "b").build(),
        "default: takes at most 1");
    refuses(
        MultiSelectSchema.builder("a").minItems(2).maxItems(1).build(),
        "minItems 2 is above maxItems 1");
    refuses(
        new UnknownSchema(json("{'type':'object'}")),
        "only strings, numbers, booleans and choices");
  }

  @Test
  void builderRefusesANameTwice() {
    ElicitSchema.Builder builder = ElicitSchema.builder().optional("a", BooleanSchema.of());
    assertThatThrownBy(() -> builder.required("a", BooleanSchema.of()))
        .hasMessageContaining("a comes twice");
  }

  @Test
  void fillsInDefaultsOfEveryKindWithoutTouchingAnswers() {
    ElicitSchema schema = everyKind();
    assertThat(schema.applyDefaults(RawJson.EMPTY_OBJECT))
        .hasToString(
            "{\"name\":\"Jo\",\"age\":30,\"score\":95.5,\"ok\":true,\"color\":\"green\",\"tags\":[\"b\"]}");
    RawJson answer =
        json("{'score':1e0,'ok':false,'extra':1,'name':null,'age':20,'color':'red','tags':[]}");
    assertThat(schema.applyDefaults(answer)).isSameAs(answer);
    RawJson partial = json("{'ok':false,'color':'red'}");
    assertThat(schema.applyDefaults(partial))
        .isEqualTo(
            json("{'ok':false,'color':'red','name':'Jo','age':30,'score':95.5,'tags':['b']}"));
    assertThat(schema.applyDefaults(RawJson.NULL)).isSameAs(RawJson.NULL);
  }

  @Test
  void emptyDefaultOfAChoiceIsAnAnswer() {
    ElicitSchema schema =
        ElicitSchema.builder()
            .required("t", MultiSelectSchema.builder("a").defaultValue().build())
            .build();
    assertThat(schema.applyDefaults(RawJson.EMPTY_OBJECT)).hasToString("{\"t\":[]}");
    assertThat(ElicitSchema.of(schema.json())).isEqualTo(schema);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'name':5 | name: expected a string but found a number",
        "'name':'' | name: must have at least 1 characters",
        "'name':'😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀' | name: must have at most 40 characters",
        "'mail':'nobody' | mail: is not an email address",
        "'age':'30' | age: expected an integer but found a string",
        "'age':30.5 | age: expected an integer but found a fraction",
        "'age':17 | age: must be at least 18",
        "'age':131 | age: must be at most 130",
        "'age':null | age: expected an integer but found null",
        "'score':0.4 | score: must be at least 0.5",
        "'ok':'yes' | ok: expected a boolean but found a string",
        "'color':'blue' | color: is not one of the options",
        "'color':1 | color: expected a string but found a number",
        "'size':'Small' | size: is not one of the options",
        "'tags':'a' | tags: expected an array but found a string",
        "'tags':[1] | tags: expected an array of strings but found a number",
        "'tags':['x'] | tags: is not one of the options",
        "'tags':[] | tags: needs at least 1 options",
        "'tags':['a','b','c'] | tags: takes at most 2 options"
      })
  void saysWhatIsWrongWithAnAnswer(String member, String problem) {
    ElicitSchema schema = everyKind();
    assertThat(schema.problems(schema.applyDefaults(json("{" + member + "}"))))
        .containsExactly(problem);
  }

  @Test
  void acceptsAnswersThatFit() {
    RawJson answer =
        json(
            "{'name':'😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀','ok':false,'age':18.0,'score':1e2,'size':'l','tags':['c','a'],'days':[],'other':{}}");
    assertThat(everyKind().problems(answer)).isEmpty();
  }

  @Test
  void reportsEveryMissingField() {
    assertThat(everyKind().problems(RawJson.EMPTY_OBJECT))
        .containsExactly("name: is required but missing", "ok: is required but missing");
    assertThat(everyKind().problems(RawJson.string("x")))
        .containsExactly("content: expected an object but found a string");
  }

  @Test
  void problemsNeverQuoteTheAnswer() {
    List<String> problems =
        everyKind()
            .problems(
                json(
                    "{'name':'','mail':'s3cret','color':'s3cret','tags':['s3cret'],'ok':'s3cret'}"));
    assertThat(problems).hasSize(5).noneMatch(p -> p.contains("s3cret"));
  }

  @Test
  void doesNotChangeAfterBuilding() {
    ElicitSchema.Builder builder = ElicitSchema.builder().optional("a", BooleanSchema.of());
    ElicitSchema schema = builder.build();
    builder.required("b", BooleanSchema.of());
    assertThat(schema.properties()).isEqualTo(Map.of("a", BooleanSchema.of()));
    assertThatThrownBy(() -> schema.properties().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> schema.required().add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static void refuses(PrimitiveSchema field, String message) {
    assertThatThrownBy(() -> ElicitSchema.builder().optional("f", field))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("field f")
        .hasMessageContaining(message);
  }

  private static RawJson json(String singleQuoted) {
    return RawJson.of(singleQuoted.replace('\'', '"'));
  }
}
