package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.annotation.JsonName;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.time.Year;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonbBindingTest {

  public static class Person {
    public String name;
    private int age;

    public int getAge() {
      return age;
    }

    public void setAge(int age) {
      this.age = age;
    }
  }

  public record Annotated(@JsonbProperty("full-name") String name, @JsonbTransient String secret) {}

  record Plain(Annotated inner, List<Annotated> all, Map<String, Person> people) {}

  @JsonbTypeInfo(
      key = "@kind",
      value = {
        @JsonbSubtype(alias = "cat", type = Cat.class),
        @JsonbSubtype(alias = "dog", type = Dog.class)
      })
  public sealed interface Animal permits Cat, Dog {}

  public record Cat(int lives) implements Animal {}

  public record Dog(String name) implements Animal {}

  record Zoo(Animal star, List<Animal> rest) {}

  private static RawJson write(Object value) {
    return JsonBinder.standard().binding(value.getClass()).toJson(value);
  }

  @Test
  void bindsClasses() {
    Person person = RawJson.of("{\"name\":\"Ada\",\"age\":36,\"x\":1}").as(Person.class);
    assertThat(person.name).isEqualTo("Ada");
    assertThat(person.getAge()).isEqualTo(36);
    assertThat(write(person)).isEqualTo(RawJson.of("{\"name\":\"Ada\",\"age\":36}"));
  }

  @Test
  void honoursAnnotationsInsidePlainRecords() {
    Person ada = RawJson.of("{\"name\":\"Ada\"}").as(Person.class);
    Plain plain =
        new Plain(new Annotated("a", "s"), List.of(new Annotated("b", "t")), Map.of("x", ada));
    RawJson json = write(plain);
    assertThat(json)
        .isEqualTo(
            RawJson.of(
                "{\"inner\":{\"full-name\":\"a\"},\"all\":[{\"full-name\":\"b\"}],"
                    + "\"people\":{\"x\":{\"age\":0,\"name\":\"Ada\"}}}"));
    assertThat(json.as(Plain.class).inner()).isEqualTo(new Annotated("a", null));
  }

  @Test
  void sealedInterfacesLoseNothing() {
    Zoo zoo = new Zoo(new Cat(9), List.of(new Dog("Rex"), new Cat(1)));
    RawJson json = write(zoo);
    assertThat(json)
        .isEqualTo(
            RawJson.of(
                "{\"star\":{\"@kind\":\"cat\",\"lives\":9},"
                    + "\"rest\":[{\"@kind\":\"dog\",\"name\":\"Rex\"},"
                    + "{\"@kind\":\"cat\",\"lives\":1}]}"));
    assertThat(json.as(Zoo.class)).isEqualTo(zoo);
    TypeBinding<Animal> binding = JsonBinder.standard().binding(Animal.class);
    assertThat(binding.toJson(new Cat(9)).toString()).contains("\"@kind\":\"cat\"");
  }

  @Test
  void failuresNamePathAndTypeButNoValues() {
    assertThatThrownBy(
            () -> RawJson.of("{\"star\":{\"@kind\":\"secret\"},\"rest\":[]}").as(Zoo.class))
        .isInstanceOf(JsonShapeException.class)
        .hasMessageContaining("$.star")
        .hasMessageContaining("Animal")
        .hasMessageNotContaining("secret");
  }

  static class Hidden {
    public String name;
  }

  public static class NoDefault {
    public final String name;

    public NoDefault(String name) {
      this.name = name;
    }
  }

  public static class Creator {
    public final String name;

    @JsonbCreator
    public Creator(@JsonbProperty("name") String name) {
      this.name = name;
    }
  }

  public interface Open {}

  public abstract static class Abstract {}

  record HiddenAnnotated(@JsonbProperty("x") int a) {}

  public record TwoConstructors(@JsonbProperty("x") int a) {
    public TwoConstructors(String text) {
      this(text.length());
    }
  }

  public record Generic<T>(T value) {}

  public static class WithGeneric {
    public Generic<String> generic;
  }

  public sealed interface Unmarked permits UnmarkedOne {}

  public record UnmarkedOne(int x) implements Unmarked {}

  public static class WithSealed {
    public List<Unmarked> all;
  }

  public static class WithJsonName {
    @JsonName("other")
    public String name;
  }

  public static class WithYear {
    public Map<String, Year> years;
  }

  @Test
  void refusesWhatJsonbWouldFailOnLater() {
    Map<Class<?>, String> cures =
        Map.of(
            Hidden.class, "public type in a package",
            NoDefault.class, "@JsonbCreator",
            Open.class, "sealed interface of records",
            Abstract.class, "@JsonbTypeInfo",
            HiddenAnnotated.class, "public type in a package",
            TwoConstructors.class, "@JsonbCreator",
            WithGeneric.class, "make the outer type a plain record",
            WithSealed.class, "@JsonbTypeInfo",
            WithJsonName.class, "@JsonbProperty",
            WithYear.class, "use int");
    cures.forEach(
        (type, cure) ->
            assertThatThrownBy(() -> JsonBinder.standard().binding(type))
                .as(type.getName())
                .isInstanceOf(JsonBindingException.class)
                .hasMessageContaining(cure));
  }

  @Test
  void acceptsCreators() {
    assertThat(RawJson.of("{\"name\":\"a\"}").as(Creator.class).name).isEqualTo("a");
  }

  public static class UpperCase implements JsonbAdapter<NoDefault, String> {
    @Override
    public String adaptToJson(NoDefault value) {
      return value.name.toUpperCase(java.util.Locale.ROOT);
    }

    @Override
    public NoDefault adaptFromJson(String text) {
      return new NoDefault(text);
    }
  }

  record Holder(NoDefault content) {}

  @Test
  void aGivenJsonbBindsWhatItIsConfiguredFor() throws Exception {
    try (var jsonb = JsonbBuilder.create(new JsonbConfig().withAdapters(new UpperCase()))) {
      TypeBinding<Holder> binding = JsonBinder.using(jsonb).binding(Holder.class);
      assertThat(binding.toJson(new Holder(new NoDefault("a")))).hasToString("{\"content\":\"A\"}");
      assertThat(binding.read(RawJson.of("{\"content\":\"b\"}")).content().name).isEqualTo("b");
    }
  }

  @Test
  void refusesANullThatJsonbMakesOfNull() {
    assertThatThrownBy(() -> RawJson.NULL.as(Person.class)).isInstanceOf(JsonShapeException.class);
  }
}
