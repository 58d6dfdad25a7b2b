package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnythingBindingTest {

  enum Unit {
    CELSIUS
  }

  record Point(int x) {}

  record Box<T>(T content) {}

  record Values(
      RawJson raw,
      @Nullable RawJson maybeRaw,
      JsonValue value,
      @Nullable JsonValue maybe,
      JsonObject object,
      Object any,
      Map<String, Object> more) {}

  private static final String FULL =
      "{\"raw\":[1],\"maybeRaw\":null,\"value\":\"a\",\"maybe\":null,\"object\":{\"k\":true},"
          + "\"any\":{\"n\":1,\"f\":1.5,\"l\":[null]},\"more\":{\"a\":null}}";

  @Test
  void keepsJsonAsItIs() {
    Values values = RawJson.of(FULL).as(Values.class);
    assertThat(values.raw()).isEqualTo(RawJson.of("[1]"));
    assertThat(values.value()).isEqualTo(Json.createValue("a"));
    assertThat(values.object()).isEqualTo(Json.createObjectBuilder().add("k", true).build());
    assertThat(values.any())
        .isEqualTo(Map.of("n", 1L, "f", new BigDecimal("1.5"), "l", Arrays.asList((Object) null)));
    assertThat(RawJson.from(values)).isEqualTo(RawJson.of(FULL));
  }

  @Test
  void nullAndAbsentJsonDiffer() {
    Values present = RawJson.of(FULL).as(Values.class);
    assertThat(present.maybeRaw()).isEqualTo(RawJson.NULL);
    assertThat(present.maybe()).isEqualTo(JsonValue.NULL);
    String without = FULL.replace("\"maybeRaw\":null,", "").replace("\"maybe\":null,", "");
    Values absent = RawJson.of(without).as(Values.class);
    assertThat(absent.maybeRaw()).isNull();
    assertThat(absent.maybe()).isNull();
    assertThat(RawJson.from(absent)).isEqualTo(RawJson.of(without));
  }

  @Test
  void refusesJsonOfAnotherKind() {
    assertThatThrownBy(() -> RawJson.of("[]").as(JsonObject.class))
        .hasMessage("expected an object at $ but found an array");
    assertThat(RawJson.of("[]").as(JsonArray.class)).isEmpty();
  }

  @Test
  void writesValuesByTheirClass() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put("list", List.of(1, "a", new Point(2)));
    map.put(Unit.CELSIUS, Optional.of(Unit.CELSIUS));
    map.put("box", new Box<>(new Box<>(new int[] {1})));
    map.put("none", null);
    assertThat(RawJson.from(map))
        .hasToString(
            "{\"list\":[1,\"a\",{\"x\":2}],\"CELSIUS\":\"CELSIUS\","
                + "\"box\":{\"content\":{\"content\":[1]}},\"none\":null}");
  }

  @Test
  void refusesKeysThatAreNoNames() {
    assertThatThrownBy(() -> RawJson.from(Map.of(1, 2)))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining("java.lang.Integer");
  }

  @Test
  void refusesValuesWithoutJson() {
    assertThatThrownBy(() -> RawJson.from(List.of(new Object())))
        .isInstanceOf(JsonBindingException.class);
    assertThatThrownBy(() -> RawJson.from(Thread.currentThread()))
        .isInstanceOf(JsonBindingException.class);
  }
}
