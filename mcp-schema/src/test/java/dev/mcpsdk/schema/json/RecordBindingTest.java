package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.annotation.DefaultValue;
import dev.mcpsdk.schema.annotation.JsonName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordBindingTest {

  record Where(String city, int days) {}

  private record Hidden(String city) {}

  enum Unit {
    CELSIUS,
    @JsonName("fahr")
    FAHRENHEIT
  }

  record Absent(
      Optional<String> text,
      OptionalInt number,
      OptionalLong big,
      OptionalDouble real,
      @Nullable Integer boxed,
      @Nullable List<String> list) {}

  @SuppressWarnings("ArrayRecordComponent") // what is tested
  record Defaults(
      @DefaultValue("CELSIUS") Unit unit,
      @DefaultValue("10") int days,
      @DefaultValue("[]") List<String> tags,
      @DefaultValue("12") String text,
      @DefaultValue("5") Optional<Integer> maybe,
      @DefaultValue("[1,2]") int[] numbers) {}

  record Page<T>(List<T> items, @Nullable T first) {}

  record Nested<A, B>(Page<A> page, Map<String, B> map) {}

  record Tree(String name, List<Tree> children, @Nullable Tree parent) {}

  record Renamed(@JsonName("größe") int size, @JsonName("with \"quotes\"") int other) {}

  @SuppressWarnings("ArrayRecordComponent") // what is tested
  record Arrays2(int[] ints, String[][] texts, double[] reals, char[] chars, Where[] places) {}

  record Nulls(List<@Nullable String> some, Map<String, @Nullable Integer> map) {}

  record ByUnit(Map<Unit, Integer> counts, Set<Unit> units, Collection<Unit> all) {}

  record Positive(int value) {
    Positive {
      if (value < 0) {
        throw new IllegalArgumentException("secret reason");
      }
    }
  }

  private static <T> T read(Class<T> type, String json) {
    return RawJson.of(json).as(type);
  }

  private static String write(Object value) {
    return JsonBinder.standard().binding(value.getClass()).toJson(value).toString();
  }

  static Type generic(Class<?> raw, Type... arguments) {
    return new ParameterizedType() {
      @Override
      public Type[] getActualTypeArguments() {
        return arguments;
      }

      @Override
      public Type getRawType() {
        return raw;
      }

      @Override
      public Type getOwnerType() {
        return null;
      }
    };
  }

  @Test
  void readsMembersInAnyOrderAndIgnoresUnknownOnes() {
    String json = "{\"x\":{\"days\":9},\"days\":3,\"y\":[1],\"city\":\"Oslo\"}";
    assertThat(read(Where.class, json)).isEqualTo(new Where("Oslo", 3));
  }

  @Test
  void writesMembersInDeclarationOrder() {
    assertThat(write(new Where("Oslo", 3))).isEqualTo("{\"city\":\"Oslo\",\"days\":3}");
  }

  @Test
  void bindsPrivateRecords() {
    assertThat(read(Hidden.class, write(new Hidden("Oslo")))).isEqualTo(new Hidden("Oslo"));
  }

  @Test
  void bindsLocalRecords() {
    record Local(String city) {}
    assertThat(read(Local.class, write(new Local("Oslo")))).isEqualTo(new Local("Oslo"));
  }

  @Test
  void namesTheMissingMember() {
    assertThatThrownBy(() -> read(Where.class, "{\"city\":\"Oslo\"}"))
        .isInstanceOf(JsonShapeException.class)
        .hasMessage("expected member $.days but it is missing");
  }

  @Test
  void refusesNullForWhatIsNotNullable() {
    assertThatThrownBy(() -> read(Where.class, "{\"city\":null,\"days\":1}"))
        .hasMessage("expected a string at $.city but found null");
    assertThatThrownBy(() -> write(new Where(null, 1)))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining("component 'city'")
        .hasMessageContaining("@Nullable");
  }

  @Test
  void absentAndNullAreEmptyForOptionalAndNullable() {
    Absent empty =
        new Absent(
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            null,
            null);
    assertThat(read(Absent.class, "{}")).isEqualTo(empty);
    String nulls =
        "{\"text\":null,\"number\":null,\"big\":null,\"real\":null,\"boxed\":null,\"list\":null}";
    assertThat(read(Absent.class, nulls)).isEqualTo(empty);
    assertThat(write(empty)).isEqualTo("{}");
  }

  @Test
  void presentOptionalsAreTheirValues() {
    Absent full =
        new Absent(
            Optional.of("a"),
            OptionalInt.of(1),
            OptionalLong.of(2),
            OptionalDouble.of(0.5),
            3,
            List.of("b"));
    assertThat(write(full))
        .isEqualTo(
            "{\"text\":\"a\",\"number\":1,\"big\":2,\"real\":0.5,\"boxed\":3,\"list\":[\"b\"]}");
    assertThat(read(Absent.class, write(full))).isEqualTo(full);
  }

  @Test
  void absentMembersTakeTheirDefault() {
    Defaults value = read(Defaults.class, "{}");
    assertThat(value.unit()).isEqualTo(Unit.CELSIUS);
    assertThat(value.days()).isEqualTo(10);
    assertThat(value.tags()).isEmpty();
    assertThat(value.text()).isEqualTo("12");
    assertThat(value.maybe()).contains(5);
    assertThat(value.numbers()).containsExactly(1, 2);
  }

  @Test
  void defaultArraysAreNotShared() {
    read(Defaults.class, "{}").numbers()[0] = 9;
    assertThat(read(Defaults.class, "{}").numbers()).containsExactly(1, 2);
  }

  @Test
  void refusesDefaultsThatDoNotFitWhenTheTypeIsBound() {
    record Wrong(@DefaultValue("ten") int days) {}
    record Range(@DefaultValue("3000000000") int days) {}
    assertThatThrownBy(() -> JsonBinder.standard().binding(Wrong.class))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining("'days'")
        .hasMessageContaining("is not JSON: ten");
    assertThatThrownBy(() -> JsonBinder.standard().binding(Range.class))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining("does not fit");
  }

  @Test
  void bindsGenericRecords() {
    Type page = generic(Page.class, Where.class);
    Page<Where> value = new Page<>(List.of(new Where("Oslo", 1)), new Where("Bergen", 2));
    TypeBinding<Page<Where>> binding = JsonBinder.standard().binding(page);
    assertThat(binding.read(binding.toJson(value))).isEqualTo(value);
  }

  @Test
  void resolvesTypeArgumentsThroughNestedRecords() {
    Type nested = generic(Nested.class, Unit.class, generic(List.class, Integer.class));
    TypeBinding<Nested<Unit, List<Integer>>> binding = JsonBinder.standard().binding(nested);
    var value = new Nested<>(new Page<>(List.of(Unit.CELSIUS), null), Map.of("a", List.of(1, 2)));
    assertThat(binding.toJson(value))
        .hasToString("{\"page\":{\"items\":[\"CELSIUS\"]},\"map\":{\"a\":[1,2]}}");
    assertThat(binding.read(binding.toJson(value))).isEqualTo(value);
  }

  @Test
  void refusesRawGenericTypes() {
    assertThatThrownBy(() -> JsonBinder.standard().binding(Page.class))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining("give its type arguments");
    assertThatThrownBy(() -> JsonBinder.standard().binding(List.class))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining("does not say what it holds");
  }

  @Test
  void refusesTypesThatGrowWithoutEnd() {
    record Grow<T>(@Nullable Grow<List<T>> next) {}
    assertThatThrownBy(() -> JsonBinder.standard().binding(generic(Grow.class, String.class)))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining("grow without end");
  }

  @Test
  void bindsRecursiveRecords() {
    Tree leaf = new Tree("leaf", List.of(), null);
    Tree root = new Tree("root", List.of(leaf, new Tree("b", List.of(leaf), leaf)), null);
    assertThat(read(Tree.class, write(root))).isEqualTo(root);
  }

  @Test
  void pathsLeadToTheFaultyValue() {
    String json =
        "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]},"
            + "{\"name\":\"c\",\"children\":[{\"children\":[],\"name\":5}]}]}";
    assertThatThrownBy(() -> read(Tree.class, json))
        .isInstanceOfSatisfying(
            JsonShapeException.class,
            e -> assertThat(e.path()).isEqualTo("$.children[1].children[0].name"));
  }

  @Test
  void readsPartsOfATape() {
    JsonTape tape = RawJson.of("[0,{\"city\":\"Oslo\",\"days\":1}]").tape();
    TypeBinding<Where> binding = JsonBinder.standard().binding(Where.class);
    assertThat(binding.read(tape, 2)).isEqualTo(new Where("Oslo", 1));
  }

  @Test
  void bindsNamesThatNeedEscapes() {
    Renamed value = new Renamed(1, 2);
    assertThat(write(value)).isEqualTo("{\"größe\":1,\"with \\\"quotes\\\"\":2}");
    assertThat(read(Renamed.class, write(value))).isEqualTo(value);
  }

  @Test
  void enumsAreTheirNames() {
    assertThat(read(Unit.class, "\"fahr\"")).isEqualTo(Unit.FAHRENHEIT);
    assertThat(write(Unit.FAHRENHEIT)).isEqualTo("\"fahr\"");
    assertThatThrownBy(() -> read(Unit.class, "\"FAHRENHEIT\""))
        .hasMessage("expected one of \"CELSIUS\", \"fahr\" at $ but found another string");
    assertThatThrownBy(() -> read(Unit.class, "1")).hasMessageContaining("but found a number");
  }

  @Test
  void bindsArrays() {
    Arrays2 value =
        new Arrays2(
            new int[] {1, 2},
            new String[][] {{"a"}, {}},
            new double[] {0.5},
            new char[] {'x'},
            new Where[] {new Where("Oslo", 1)});
    String json = write(value);
    assertThat(json)
        .isEqualTo(
            "{\"ints\":[1,2],\"texts\":[[\"a\"],[]],\"reals\":[0.5],\"chars\":[\"x\"],"
                + "\"places\":[{\"city\":\"Oslo\",\"days\":1}]}");
    Arrays2 back = read(Arrays2.class, json);
    assertThat(back.ints()).isEqualTo(value.ints());
    assertThat(Arrays.deepEquals(back.texts(), value.texts())).isTrue();
    assertThat(back.chars()).isEqualTo(value.chars());
    assertThat(back.places()).isEqualTo(value.places());
    assertThat(RawJson.of("[3]").as(int[].class)).containsExactly(3);
  }

  @Test
  void collectionsTakeNullOnlyWhereDeclared() {
    Nulls value =
        new Nulls(Arrays.asList("a", null), java.util.Collections.singletonMap("k", null));
    assertThat(write(value)).isEqualTo("{\"some\":[\"a\",null],\"map\":{\"k\":null}}");
    assertThat(read(Nulls.class, write(value))).isEqualTo(value);
    record Strict(List<String> all) {}
    assertThatThrownBy(() -> read(Strict.class, "{\"all\":[\"a\",null]}"))
        .hasMessage("expected a string at $.all[1] but found null");
    assertThatThrownBy(() -> write(new Strict(Arrays.asList("a", null))))
        .isInstanceOf(JsonBindingException.class);
  }

  @Test
  void collectionsReadAreUnmodifiable() {
    ByUnit value =
        read(ByUnit.class, "{\"counts\":{\"fahr\":1},\"units\":[\"CELSIUS\"],\"all\":[\"fahr\"]}");
    assertThat(value.counts()).containsExactly(Map.entry(Unit.FAHRENHEIT, 1));
    assertThatThrownBy(() -> value.counts().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> value.units().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> value.all().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read(ByUnit.class, "{\"counts\":{\"x\":1}}"))
        .hasMessageContaining("$.counts.x");
  }

  @Test
  void setsKeepTheirOrder() {
    record Names(Set<String> names) {}
    Names value = read(Names.class, "{\"names\":[\"c\",\"a\",\"b\",\"a\"]}");
    assertThat(value.names()).containsExactly("c", "a", "b");
  }

  @Test
  void aConstructorsRefusalIsAShapeErrorWithoutItsText() {
    assertThatThrownBy(() -> RawJson.of("[{\"value\":-1}]").as(generic(List.class, Positive.class)))
        .isInstanceOf(JsonShapeException.class)
        .hasMessage("expected a valid Positive at $[0] but found values its constructor refuses")
        .hasRootCauseMessage("secret reason");
  }

  @Test
  void refusesTypesWithoutJson() {
    record WithThread(Thread thread) {}
    record WithArrayList(java.util.ArrayList<String> list) {}
    record WithKeys(Map<Integer, String> map) {}
    record WithDate(java.util.Date date) {}
    for (Class<?> type :
        List.of(WithThread.class, WithArrayList.class, WithKeys.class, WithDate.class)) {
      assertThatThrownBy(() -> JsonBinder.standard().binding(type))
          .as(type.getName())
          .isInstanceOf(JsonBindingException.class)
          .hasMessageContaining("use ")
          .hasMessageContaining("while binding");
    }
  }

  @Test
  void refusesTwoMembersOfOneName() {
    record Twice(@JsonName("a") int x, int a) {}
    assertThatThrownBy(() -> JsonBinder.standard().binding(Twice.class))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining("named 'a'");
  }

  @Test
  void voidIsAnEmptyObject() {
    TypeBinding<Void> binding = JsonBinder.standard().binding(Void.class);
    assertThat(binding.read(RawJson.EMPTY_OBJECT)).isNull();
    assertThat(binding.toJson(null)).isEqualTo(RawJson.EMPTY_OBJECT);
  }
}
