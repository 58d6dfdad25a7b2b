package dev.mcpsdk.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import dev.mcpsdk.schema.annotation.DefaultValue;
import dev.mcpsdk.schema.annotation.JsonName;
import dev.mcpsdk.schema.annotation.TypeName;
import dev.mcpsdk.schema.json.JsonBinder;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.json.TypeBinding;
import dev.mcpsdk.schema.jsonschema.JsonSchema;
import dev.mcpsdk.schema.jsonschema.JsonSchemaOptions;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random values of many types: read back equal, and accepted by the schema of their type. */
class SchemaAcceptanceTest {

  enum Color {
    RED,
    @JsonName("dark green")
    GREEN
  }

  record Numbers(
      byte a, short b, int c, long d, float e, double f, BigInteger g, BigDecimal h, Integer i) {}

  record Texts(
      String a, char b, Color c, UUID d, URI e, boolean f, @DefaultValue("dark green") Color g) {}

  record Times(
      Instant a,
      LocalDate b,
      LocalTime c,
      LocalDateTime d,
      OffsetDateTime e,
      OffsetTime f,
      ZonedDateTime g,
      Duration h,
      Period i,
      Year j,
      YearMonth k) {}

  record Absent(
      @Nullable String a,
      Optional<Color> b,
      OptionalInt c,
      OptionalLong d,
      OptionalDouble e,
      @Nullable Texts f,
      @Nullable List<@Nullable Long> g) {}

  record Containers(
      List<Numbers> a,
      Set<String> b,
      Map<String, List<Color>> c,
      Map<Color, Optional<Integer>> d,
      Set<Map<String, Texts>> e) {}

  record Tree(String name, List<Tree> children, Optional<Tree> twin) {}

  sealed interface Shape permits Dot, Circle, Group {}

  record Dot() implements Shape {}

  @TypeName("round")
  record Circle(double radius, @Nullable Color color) implements Shape {}

  record Group(List<Shape> shapes, @Nullable Shape main) implements Shape {}

  record Page<T>(List<T> items, @Nullable T first) {}

  record Pages(Page<Shape> shapes, Page<Page<Instant>> nested, Optional<Shape> one) {}

  private static void check(Type type, long seed) {
    TypeBinding<Object> binding = JsonBinder.standard().binding(type);
    RawJson source = SchemaInference.schemaOf(type);
    JsonSchema schema =
        JsonSchema.compile(source, JsonSchemaOptions.DEFAULT.withFormatAssertion(true));
    Validator oracle =
        new ValidatorFactory().withJsonNodeFactory(new JakartaJsonNode.Factory()).createValidator();
    URI registered = oracle.registerSchema(source.toString());
    RandomValues values = new RandomValues(new SplittableRandom(seed));
    for (int i = 0; i < 50; i++) {
      Object value = values.of(type);
      RawJson json = binding.toJson(value);
      assertThat(binding.read(json)).as("seed %d: %s", seed, json).isEqualTo(value);
      assertThat(schema.validate(json).summary()).as("%s", json).isEqualTo("valid");
      assertThat(oracle.validate(registered, json.toString()).isValid())
          .as("%s does not accept %s", source, json)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Numbers.class,
        Texts.class,
        Times.class,
        Absent.class,
        Containers.class,
        Tree.class,
        Shape.class,
        Pages.class
      })
  void whatIsWrittenIsReadBackAndAccepted(Class<?> type) {
    for (long seed = 1; seed <= 6; seed++) {
      check(type, seed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Numbers.class,
        Texts.class,
        Times.class,
        Absent.class,
        Containers.class,
        Tree.class,
        Shape.class,
        Pages.class
      })
  void whatTheSchemaAcceptsIsRead(Class<?> type) {
    TypeBinding<Object> binding = JsonBinder.standard().binding(type);
    JsonSchema schema =
        JsonSchema.compile(
            SchemaInference.schemaOf(type), JsonSchemaOptions.DEFAULT.withFormatAssertion(true));
    SplittableRandom random = new SplittableRandom(7);
    RandomValues values = new RandomValues(random);
    int accepted = 0;
    for (int i = 0; i < 2000; i++) {
      String json = binding.toJson(values.of(type)).toString();
      RawJson changed = Mutations.change(RawJson.of(json), random);
      if (schema.accepts(changed.tape())) {
        accepted++;
        assertThat(binding.read(changed)).as("%s", changed).isNotNull();
      }
    }
    assertThat(accepted).isPositive().isLessThan(2000);
  }
}
