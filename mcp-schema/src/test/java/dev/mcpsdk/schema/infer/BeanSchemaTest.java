package dev.mcpsdk.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.annotation.Description;
import dev.mcpsdk.schema.annotation.Minimum;
import dev.mcpsdk.schema.json.JsonBinder;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.json.TypeBinding;
import dev.mcpsdk.schema.jsonschema.JsonSchema;
import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BeanSchemaTest {

  private static void assertSchema(Class<?> type, String expected) {
    assertThat(SchemaInference.schemaOf(type)).hasToString(expected.replace('\'', '"'));
  }

  public record Named(
      @JsonbProperty("full-name") @Description("All of it") String name,
      @JsonbTransient String secret,
      Optional<Integer> age) {}

  @Test
  void annotatedRecordsUseTheNamesOfJsonb() {
    assertSchema(
        Named.class,
        "{'type':'object','properties':{"
            + "'age':{'type':['integer','null'],'minimum':-2147483648,'maximum':2147483647},"
            + "'full-name':{'type':'string','description':'All of it'}},"
            + "'required':['full-name']}");
  }

  @JsonbPropertyOrder({"name", "count"})
  public static class Bean {
    @Minimum(0)
    private int count;

    @JsonbTransient public String skipped;

    @JsonbProperty("called")
    public String name;

    private String unreachable;
    public transient int ignored;

    public int getCount() {
      return count;
    }

    public void setCount(int count) {
      this.count = count;
    }

    public boolean isReady() {
      return unreachable == null;
    }
  }

  @Test
  void beansAreTheirPublicPropertiesNoneRequired() {
    assertSchema(
        Bean.class,
        "{'type':'object','properties':{"
            + "'called':{'type':['string','null']},"
            + "'count':{'type':'integer','minimum':0,'maximum':2147483647},"
            + "'ready':{'type':'boolean'}}}");
  }

  public static class Generic<T> {
    public T value;
  }

  public static class Concrete extends Generic<List<UUID>> {
    public Concrete next;
  }

  @Test
  void inheritedTypeVariablesAreResolved() {
    assertSchema(
        Concrete.class,
        "{'type':'object','properties':{"
            + "'next':{'anyOf':[{'$ref':'#'},{'type':'null'}]},"
            + "'value':{'type':['array','null'],'items':{'type':'string','format':'uuid'}}}}");
  }

  @JsonbTypeInfo(
      key = "@kind",
      value = {
        @JsonbSubtype(alias = "cat", type = Cat.class),
        @JsonbSubtype(alias = "dog", type = Dog.class)
      })
  public interface Animal {}

  public static class Cat implements Animal {
    public int lives = 9;
  }

  public record Dog(String name) implements Animal {}

  @Test
  void typeInfoIsAChoice() {
    assertSchema(
        Animal.class,
        "{'type':'object','oneOf':["
            + "{'type':'object','properties':{'@kind':{'type':'string','const':'cat'},"
            + "'lives':{'type':'integer','minimum':-2147483648,'maximum':2147483647}},"
            + "'required':['@kind']},"
            + "{'type':'object','properties':{'@kind':{'type':'string','const':'dog'},"
            + "'name':{'type':'string'}},'required':['@kind','name']}]}");
  }

  public static class Hex implements JsonbAdapter<Integer, String> {
    @Override
    public String adaptToJson(Integer value) {
      return Integer.toHexString(value);
    }

    @Override
    public Integer adaptFromJson(String text) {
      return Integer.parseInt(text, 16);
    }
  }

  public static class Adapted {
    @JsonbTypeAdapter(Hex.class)
    public Integer hex = 255;

    @JsonbDateFormat("dd.MM.yyyy")
    public LocalDate day = LocalDate.of(2026, 11, 21);
  }

  @Test
  void adaptersAndFormatsDecideWhatIsWritten() {
    assertSchema(
        Adapted.class,
        "{'type':'object','properties':{'day':{'type':['string','null']},"
            + "'hex':{'type':['string','null']}}}");
  }

  public enum Unit {
    CELSIUS
  }

  public static class Everything {
    public byte[] bytes = {1, -1};
    public char letter = 'x';
    public Unit unit = Unit.CELSIUS;
    public Instant instant = Instant.EPOCH;
    public LocalDate date = LocalDate.EPOCH;
    public LocalTime time = LocalTime.NOON;
    public LocalDateTime dateTime = LocalDateTime.MIN.withYear(2026);
    public OffsetDateTime offset = OffsetDateTime.parse("2026-01-01T00:00Z");
    public ZonedDateTime zoned = ZonedDateTime.parse("2026-01-01T00:00Z[UTC]");
    public Duration duration = Duration.ofMillis(-1500);
    public Period period = Period.of(1, -2, 3);
    public Map<Unit, Integer> counts = Map.of(Unit.CELSIUS, 1);
    public Optional<String> none = Optional.empty();
    public String nothing;
    public Named named = new Named("a", "b", Optional.empty());
    public Animal animal = new Cat();
    public float real = 0.1f;
    public YearMonth month = YearMonth.of(2026, 1);
    public MonthDay monthDay = MonthDay.of(1, 2);
    public ZoneId zone = ZoneId.of("Europe/Oslo");
    public ZoneOffset zoneOffset = ZoneOffset.UTC;
    public OffsetTime offsetTime = OffsetTime.parse("09:30Z");
    public URI uri = URI.create("a");
    public UUID uuid = new UUID(1, 2);
    public int[] ints = {1};
    public BigInteger big = BigInteger.TEN;
    public Set<Unit> units = Set.of(Unit.CELSIUS);
    public JsonValue json = JsonValue.TRUE;
    public Object any = 5;
    public OptionalInt number = OptionalInt.of(1);
  }

  @Test
  void schemasAcceptWhatJsonbWrites() {
    for (Object value : List.of(new Everything(), new Adapted(), new Bean(), new Concrete())) {
      TypeBinding<Object> binding = JsonBinder.standard().binding(value.getClass());
      RawJson json = binding.toJson(value);
      assertThat(binding.toJson(binding.read(json))).isEqualTo(json);
      JsonSchema schema = JsonSchema.compile(SchemaInference.schemaOf(value.getClass()));
      assertThat(schema.validate(json).summary()).as(json.toString()).isEqualTo("valid");
    }
  }
}
