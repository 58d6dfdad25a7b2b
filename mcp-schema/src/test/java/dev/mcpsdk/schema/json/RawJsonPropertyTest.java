package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.Rounds;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Equality, digests and copies do not depend on the spelling, but on everything else. */
class RawJsonPropertyTest {

  @Test
  void spellingsOfOneValueAreEqual() {
    Rounds.check(
        1500,
        seed -> {
          RandomJson json = new RandomJson(seed);
          Object tree = json.tree();
          RawJson one = RawJson.of(json.spell(tree));
          RawJson other = RawJson.of(json.spell(tree));
          assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
          assertThat(one.canonicalSha256()).isEqualTo(other.canonicalSha256());
        });
  }

  @Test
  void equalityAndDigestAgreeWithTheOracle() {
    Rounds.check(
        1500,
        seed -> {
          RandomJson first = new RandomJson(seed);
          RandomJson second = new RandomJson(new Random(seed).nextBoolean() ? seed : seed + 1);
          RawJson one = RawJson.of(first.spell(first.tree()));
          RawJson other = RawJson.of(second.spell(second.tree()));
          boolean equal = canonical(one).equals(canonical(other));
          assertThat(one.equals(other)).isEqualTo(equal);
          assertThat(java.util.Arrays.equals(one.canonicalSha256(), other.canonicalSha256()))
              .isEqualTo(equal);
        });
  }

  @Test
  void anyWrittenTextIsOneLineAndTheSameValue() {
    Rounds.check(
        1500,
        seed -> {
          RandomJson json = new RandomJson(seed);
          RawJson one = RawJson.of(json.spell(json.tree()));
          RawJson two = RawJson.of(json.spell(json.tree()));
          JsonWriter out = new JsonWriter();
          out.beginArray().raw(one).raw(two).value(1).endArray();
          String written = out.toString();
          // The framing of stdio: a message must not hold a line's end.
          assertThat(written).doesNotContain("\n", "\r");
          JsonTape tape = RawJson.of(written).tape();
          assertThat(tape.count(0)).isEqualTo(3);
          int second = tape.next(1);
          assertThat(tape.raw(1)).isEqualTo(one);
          assertThat(tape.raw(second)).isEqualTo(two);
        });
  }

  @Test
  void capturesWhatItPassesOver() {
    Rounds.check(
        500,
        seed -> {
          RandomJson json = new RandomJson(seed);
          String text = json.spell(json.tree());
          JsonReader in =
              new JsonReader(("[" + text + "," + text + "]").getBytes(StandardCharsets.UTF_8));
          in.beginArray();
          in.nextElement();
          RawJson first = in.raw();
          in.nextElement();
          in.skip();
          assertThat(in.nextElement()).isFalse();
          in.end();
          assertThat(first).isEqualTo(RawJson.of(text));
          assertThat(first.asJsonValue())
              .isEqualTo(ParssonOracle.parse(text.getBytes(StandardCharsets.UTF_8)));
        });
  }

  /** The oracle's value spelled in one way: JsonNumber's own equality tells 1 from 1.0. */
  private static String canonical(RawJson json) {
    return canonical(json.asJsonValue());
  }

  private static String canonical(jakarta.json.JsonValue value) {
    return switch (value.getValueType()) {
      case NUMBER -> {
        var number = ((jakarta.json.JsonNumber) value).bigDecimalValue();
        yield number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
      }
      case ARRAY -> {
        StringBuilder out = new StringBuilder("[");
        value.asJsonArray().forEach(e -> out.append(canonical(e)).append(','));
        yield out.append(']').toString();
      }
      case OBJECT -> {
        StringBuilder out = new StringBuilder("{");
        new java.util.TreeMap<>(value.asJsonObject())
            .forEach(
                (name, v) ->
                    out.append(jakarta.json.Json.createValue(name))
                        .append(':')
                        .append(canonical(v))
                        .append(','));
        yield out.append('}').toString();
      }
      default -> value.toString();
    };
  }
}
