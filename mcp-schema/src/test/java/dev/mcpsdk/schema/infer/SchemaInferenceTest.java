package dev.mcpsdk.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.annotation.DefaultValue;
import dev.mcpsdk.schema.annotation.Description;
import dev.mcpsdk.schema.annotation.Discriminator;
import dev.mcpsdk.schema.annotation.Format;
import dev.mcpsdk.schema.annotation.JsonName;
import dev.mcpsdk.schema.annotation.Length;
import dev.mcpsdk.schema.annotation.Maximum;
import dev.mcpsdk.schema.annotation.Minimum;
import dev.mcpsdk.schema.annotation.Pattern;
import dev.mcpsdk.schema.annotation.Title;
import dev.mcpsdk.schema.annotation.TypeName;
import dev.mcpsdk.schema.json.JsonBindingException;
import dev.mcpsdk.schema.json.RawJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaInferenceTest {

  private static void assertSchema(Type type, String expected) {
    assertThat(SchemaInference.schemaOf(type)).hasToString(expected.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "byte | {'type':'integer','minimum':-128,'maximum':127}",
        "short | {'type':'integer','minimum':-32768,'maximum':32767}",
        "int | {'type':'integer','minimum':-2147483648,'maximum':2147483647}",
        "long"
            + " | {'type':'integer','minimum':-9223372036854775808,'maximum':9223372036854775807}",
        "double | {'type':'number'}",
        "boolean | {'type':'boolean'}",
        "char | {'type':'string','minLength':1,'maxLength':1}",
      })
  void primitivesCarryTheirRange(Class<?> type, String expected) {
    assertSchema(type, expected);
  }

  @Test
  void classesOfTheJdkHaveTheirFormats() {
    assertSchema(String.class, "{'type':'string'}");
    assertSchema(BigInteger.class, "{'type':'integer'}");
    assertSchema(BigDecimal.class, "{'type':'number'}");
    assertSchema(UUID.class, "{'type':'string','format':'uuid'}");
    assertSchema(URI.class, "{'type':'string','format':'uri-reference'}");
    assertSchema(Instant.class, "{'type':'string','format':'date-time'}");
    assertSchema(LocalDate.class, "{'type':'string','format':'date'}");
    assertSchema(byte[].class, "{'type':'string','contentEncoding':'base64'}");
    assertSchema(JsonValue.class, "{}");
    assertSchema(RawJson.class, "{}");
    assertSchema(Object.class, "{}");
    assertSchema(JsonObject.class, "{'type':'object'}");
  }

  enum Unit {
    CELSIUS,
    @JsonName("fahr")
    FAHRENHEIT
  }

  @Description("Where to look")
  record Where(
      @Description("A name") String city,
      @DefaultValue("CELSIUS") Unit unit,
      @Title("Days ahead") @Minimum(1) @Maximum(14) @DefaultValue("3") int days,
      @Nullable String country,
      Optional<Unit> other,
      OptionalLong big) {}

  @Test
  void describesARecord() {
    assertSchema(
        Where.class,
        "{'type':'object','properties':{"
            + "'city':{'type':'string','description':'A name'},"
            + "'unit':{'type':'string','enum':['CELSIUS','fahr'],'default':'CELSIUS'},"
            + "'days':{'type':'integer','minimum':1,'maximum':14,'title':'Days ahead','default':3},"
            + "'country':{'type':['string','null']},"
            + "'other':{'type':['string','null'],'enum':['CELSIUS','fahr',null]},"
            + "'big':{'type':['integer','null'],'minimum':-9223372036854775808,"
            + "'maximum':9223372036854775807}},"
            + "'required':['city'],'description':'Where to look'}");
  }

  record Empty() {}

  record Holder(Empty empty, @Nullable Where where) {}

  @Test
  void onlyTypesWithoutMembersAreClosed() {
    assertSchema(Empty.class, "{'type':'object','additionalProperties':false}");
    assertSchema(void.class, "{'type':'object','additionalProperties':false}");
    assertThat(SchemaInference.schemaOf(Holder.class).toString())
        .contains("\"empty\":{\"type\":\"object\"}")
        .contains("\"where\":{\"type\":[\"object\",\"null\"],")
        .doesNotContain("additionalProperties");
  }

  @SuppressWarnings("ArrayRecordComponent") // what is tested
  record Containers(
      List<@Nullable String> texts,
      Set<Unit> units,
      Collection<int[]> numbers,
      Map<String, Boolean> flags,
      Map<Unit, Empty> byUnit,
      byte[] bytes) {}

  @Test
  void describesContainers() {
    assertSchema(
        Containers.class,
        "{'type':'object','properties':{"
            + "'texts':{'type':'array','items':{'type':['string','null']}},"
            + "'units':{'type':'array','items':{'type':'string','enum':['CELSIUS','fahr']},"
            + "'uniqueItems':true},"
            + "'numbers':{'type':'array','items':{'type':'array','items':"
            + "{'type':'integer','minimum':-2147483648,'maximum':2147483647}}},"
            + "'flags':{'type':'object','additionalProperties':{'type':'boolean'}},"
            + "'byUnit':{'type':'object',"
            + "'propertyNames':{'type':'string','enum':['CELSIUS','fahr']},"
            + "'additionalProperties':{'type':'object'}},"
            + "'bytes':{'type':'string','contentEncoding':'base64'}},"
            + "'required':['texts','units','numbers','flags','byUnit','bytes']}");
  }

  record Limits(
      @Length(min = 1, max = 5) @Pattern("^a") @Format("email") String text,
      @Length(max = 3) List<String> list,
      @Length(min = 2) Optional<Map<String, String>> map,
      @Minimum(0) long whole,
      @Maximum(0.5) double real) {}

  @Test
  void limitsBecomeKeywordsOfTheirType() {
    assertSchema(
        Limits.class,
        "{'type':'object','properties':{"
            + "'text':{'type':'string','minLength':1,'maxLength':5,'pattern':'^a','format':'email'},"
            + "'list':{'type':'array','items':{'type':'string'},'maxItems':3},"
            + "'map':{'type':['object','null'],'additionalProperties':{'type':'string'},"
            + "'minProperties':2},"
            + "'whole':{'type':'integer','minimum':0,'maximum':9223372036854775807},"
            + "'real':{'type':'number','maximum':0.5}},"
            + "'required':['text','list','whole','real']}");
  }

  record Node(String name, List<Node> children, @Nullable Node next) {}

  record Forest(Node first, Optional<Node> second) {}

  @Test
  void aRecursiveRootIsReferredToAsItself() {
    assertSchema(
        Node.class,
        "{'type':'object','properties':{'name':{'type':'string'},"
            + "'children':{'type':'array','items':{'$ref':'#'}},"
            + "'next':{'anyOf':[{'$ref':'#'},{'type':'null'}]}},"
            + "'required':['name','children']}");
  }

  @Test
  void recursiveTypesBelowTheRootAreDefinedOnce() {
    assertSchema(
        Forest.class,
        "{'type':'object','properties':{'first':{'$ref':'#/$defs/Node'},"
            + "'second':{'anyOf':[{'$ref':'#/$defs/Node'},{'type':'null'}]}},"
            + "'required':['first'],"
            + "'$defs':{'Node':{'type':'object','properties':{'name':{'type':'string'},"
            + "'children':{'type':'array','items':{'$ref':'#/$defs/Node'}},"
            + "'next':{'anyOf':[{'$ref':'#/$defs/Node'},{'type':'null'}]}},"
            + "'required':['name','children']}}}");
  }

  @Discriminator("kind")
  sealed interface Shape permits Circle, Group {}

  @TypeName("circle")
  record Circle(double radius) implements Shape {}

  record Group(List<Shape> shapes) implements Shape {}

  @Test
  void sealedInterfacesAreOneOfTheirRecords() {
    assertSchema(
        Shape.class,
        "{'type':'object','oneOf':["
            + "{'type':'object','properties':{'kind':{'type':'string','const':'circle'},"
            + "'radius':{'type':'number'}},'required':['kind','radius']},"
            + "{'type':'object','properties':{'kind':{'type':'string','const':'Group'},"
            + "'shapes':{'type':'array','items':{'$ref':'#'}}},'required':['kind','shapes']}]}");
  }

  enum Size {
    @Title("Small one")
    SMALL,
    LARGE
  }

  record Sized(@Nullable Size size) {}

  @Test
  void titledConstantsAreChoices() {
    assertSchema(
        Size.class,
        "{'type':'string','oneOf':[{'const':'SMALL','title':'Small one'},"
            + "{'const':'LARGE','title':'LARGE'}]}");
    assertThat(SchemaInference.schemaOf(Sized.class).toString()).contains("{\"type\":\"null\"}");
  }

  record Pair<A, B>(A left, @Nullable B right) {}

  record Both(Pair<String, Integer> one, Pair<Boolean, Pair<String, String>> two) {}

  @Test
  void genericRecordsAreDescribedByTheirArguments() {
    assertThat(SchemaInference.schemaOf(Both.class).toString())
        .contains("\"one\":{\"type\":\"object\",\"properties\":{\"left\":{\"type\":\"string\"}")
        .contains("\"two\":{\"type\":\"object\",\"properties\":{\"left\":{\"type\":\"boolean\"}");
  }

  record MinimumOnText(@Minimum(1) String a) {}

  record LengthOnNumber(@Length(max = 1) int a) {}

  record PatternOnList(@Pattern("a") List<String> a) {}

  record FormatOnDate(@Format("email") LocalDate a) {}

  record Crossed(@Minimum(2) @Maximum(1) int a) {}

  record Fraction(@Minimum(0.5) int a) {}

  record Beyond(@Maximum(128) byte a) {}

  record BadLength(@Length(min = 3, max = 2) String a) {}

  record BadDefault(@DefaultValue("{") int a) {}

  @ParameterizedTest
  @CsvSource({
    "MinimumOnText, is for numbers",
    "LengthOnNumber, is for strings",
    "PatternOnList, is for strings",
    "FormatOnDate, is for strings",
    "Crossed, above @Maximum",
    "Fraction, not an integer",
    "Beyond, beyond the range",
    "BadLength, from 3 to 2",
    "BadDefault, is not JSON",
  })
  void refusesMisplacedAnnotations(String name, String message) throws ClassNotFoundException {
    Class<?> type = Class.forName(SchemaInferenceTest.class.getName() + "$" + name);
    assertThatThrownBy(() -> SchemaInference.schemaOf(type))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("component 'a' of " + type.getName());
  }

  @Test
  void refusesTypesWithoutJson() {
    assertThatThrownBy(() -> SchemaInference.schemaOf(Thread.class))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining("stands for no JSON");
  }
}
