package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.Rounds;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written is read back as the same value, by this reader and by another. */
class JsonWriterPropertyTest {

  @Test
  void anyTextSurvives() {
    Rounds.check(
        2000,
        seed -> {
          String text = Rounds.text(new Random(seed));
          byte[] written = new JsonWriter(1).value(text).toByteArray();
          assertThat(new JsonReader(written).string()).isEqualTo(text);
          JsonString oracle = (JsonString) ParssonOracle.parse(written);
          assertThat(oracle).isNotNull();
          assertThat(oracle.getString()).isEqualTo(text);
          byte[] named =
              new JsonWriter(1).beginObject().name(text).value(1).endObject().toByteArray();
          assertThat(RawJson.ofUtf8(named).tape().member(0, text)).isEqualTo(2);
        });
  }

  /** Around every bound of the ways a text is written: what needs more than a byte, anywhere. */
  @Test
  void oneStrangerAnywhereInATextSurvives() {
    String[] strangers = {"\uD83D\uDE00", "\u00E9", "?", "\"", "\\", "\n", "\u0001"};
    for (int length : new int[] {1, 7, 23, 24, 30, 31, 32, 33, 100, 8190, 8191, 8192, 8193}) {
      for (String stranger : strangers) {
        for (int at : new int[] {0, 1, length / 2, length - 1, length}) {
          String text = "a".repeat(at) + stranger + "b".repeat(length - at);
          byte[] written = new JsonWriter(1).value(text).toByteArray();
          assertThat(new JsonReader(written).string()).isEqualTo(text);
        }
      }
    }
  }

  @Test
  void anyLongSurvives() {
    Rounds.check(
        1000,
        seed -> {
          long number = Rounds.integer(new Random(seed));
          byte[] written = new JsonWriter(1).value(number).toByteArray();
          assertThat(new JsonReader(written).integer()).isEqualTo(number);
          assertThat(new String(written, java.nio.charset.StandardCharsets.US_ASCII))
              .isEqualTo(Long.toString(number));
        });
  }

  @Test
  void anyFiniteDoubleSurvives() {
    Rounds.check(
        2000,
        seed -> {
          double number = anyDouble(new Random(seed));
          if (!Double.isFinite(number)) {
            return;
          }
          byte[] written = new JsonWriter(1).value(number).toByteArray();
          assertThat(Double.doubleToLongBits(new JsonReader(written).number()))
              .isEqualTo(Double.doubleToLongBits(number));
          JsonNumber oracle = (JsonNumber) ParssonOracle.parse(written);
          assertThat(oracle).isNotNull();
          assertThat(oracle.doubleValue()).isEqualTo(number + 0.0);
        });
  }

  @Test
  void anyDecimalSurvives() {
    Rounds.check(
        1000,
        seed -> {
          Random random = new Random(seed);
          long high = Rounds.integer(random);
          long low = Rounds.integer(random);
          short scale = (short) Rounds.integer(random);
          BigInteger unscaled = BigInteger.valueOf(high).shiftLeft(64).add(BigInteger.valueOf(low));
          BigDecimal number = new BigDecimal(unscaled, scale);
          byte[] written = new JsonWriter(1).value(number).toByteArray();
          assertThat(RawJson.ofUtf8(written).reader().decimal()).isEqualTo(number);
        });
  }

  private static double anyDouble(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Rounds.integer(random);
      case 1 -> Rounds.integer(random) / Math.pow(10, random.nextInt(20));
      case 2 -> {
        double[] edges = {0.0, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, 0.1, 1 / 3.0};
        double edge = edges[random.nextInt(edges.length)];
        yield random.nextBoolean() ? edge : -edge;
      }
      default -> Double.longBitsToDouble(random.nextLong());
    };
  }

  @Test
  void longTextsWithEscapesAtEveryPositionOfAChunk() {
    for (int lead = 4088; lead < 4104; lead++) {
      for (String tail : new String[] {"😀", "\u0001", "é", "\uD800", "\"", "\uDC00x"}) {
        String text = "é" + "x".repeat(lead) + tail + "é".repeat(5000) + tail;
        byte[] written = new JsonWriter(1).value(text).toByteArray();
        assertThat(new JsonReader(written).string()).isEqualTo(text);
      }
    }
  }
}
