package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.annotation.Discriminator;
import dev.mcpsdk.schema.annotation.TypeName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnionBindingTest {

  sealed interface Shape permits Circle, Polygon {}

  record Circle(double radius) implements Shape {}

  sealed interface Polygon extends Shape permits Square, Nothing {}

  @TypeName("sq")
  record Square(int side) implements Polygon {}

  record Nothing() implements Polygon {}

  record Drawing(Shape main, List<Shape> others, Map<String, Polygon> named) {}

  @Discriminator("kind")
  sealed interface Expr permits Num, Add {}

  record Num(int value) implements Expr {}

  record Add(Expr left, Expr right) implements Expr {}

  sealed interface Result<T> permits Ok, Failed {}

  record Ok<V>(V value) implements Result<V> {}

  record Failed<V>(String why) implements Result<V> {}

  private static TypeBinding<Object> binding(java.lang.reflect.Type type) {
    return JsonBinder.standard().binding(type);
  }

  @Test
  void writesTheDiscriminatorFirstAndReadsItAnywhere() {
    Drawing drawing =
        new Drawing(
            new Circle(1.5), List.of(new Square(2), new Nothing()), Map.of("a", new Square(3)));
    RawJson json = binding(Drawing.class).toJson(drawing);
    assertThat(json)
        .hasToString(
            "{\"main\":{\"type\":\"Circle\",\"radius\":1.5},"
                + "\"others\":[{\"type\":\"sq\",\"side\":2},{\"type\":\"Nothing\"}],"
                + "\"named\":{\"a\":{\"type\":\"sq\",\"side\":3}}}");
    assertThat(json.as(Drawing.class)).isEqualTo(drawing);
    assertThat(RawJson.of("{\"radius\":1,\"type\":\"Circle\"}").as(Shape.class))
        .isEqualTo(new Circle(1));
  }

  @Test
  void refusesUnknownAndMissingDiscriminators() {
    assertThatThrownBy(() -> RawJson.of("{\"type\":\"Oval\"}").as(Shape.class))
        .hasMessage(
            "expected one of \"Circle\", \"sq\", \"Nothing\" at $.type but found another string");
    assertThatThrownBy(() -> RawJson.of("{\"radius\":1}").as(Shape.class))
        .hasMessage("expected member $.type but it is missing");
    assertThatThrownBy(() -> RawJson.of("{\"type\":1}").as(Shape.class))
        .hasMessageEndingWith("but found a number");
    assertThatThrownBy(() -> RawJson.of("[]").as(Shape.class))
        .hasMessage("expected an object at $ but found an array");
  }

  @Test
  void bindsRecursiveUnions() {
    Expr sum = new Add(new Num(1), new Add(new Num(2), new Num(3)));
    RawJson json = binding(Expr.class).toJson(sum);
    assertThat(json.toString()).startsWith("{\"kind\":\"Add\",\"left\":{\"kind\":\"Num\",");
    assertThat(json.as(Expr.class)).isEqualTo(sum);
  }

  @Test
  void bindsGenericUnions() {
    var type = RecordBindingTest.generic(Result.class, Square.class);
    Ok<Square> ok = new Ok<>(new Square(1));
    assertThat(binding(type).read(binding(type).toJson(ok))).isEqualTo(ok);
  }

  @Test
  void aRecordAloneHasNoDiscriminator() {
    assertThat(binding(Circle.class).toJson(new Circle(2))).hasToString("{\"radius\":2}");
  }

  sealed interface Clash permits Typed {}

  record Typed(String type) implements Clash {}

  sealed interface Same permits A, B {}

  @TypeName("x")
  record A() implements Same {}

  @TypeName("x")
  record B() implements Same {}

  sealed interface Classes permits Mutable {}

  static final class Mutable implements Classes {}

  @Test
  void refusesWhatCannotBeToldApart() {
    assertThatThrownBy(() -> binding(Clash.class)).hasMessageContaining("@JsonName");
    assertThatThrownBy(() -> binding(Same.class)).hasMessageContaining("@TypeName");
    assertThatThrownBy(() -> binding(Classes.class)).hasMessageContaining("@JsonbTypeInfo");
  }
}
