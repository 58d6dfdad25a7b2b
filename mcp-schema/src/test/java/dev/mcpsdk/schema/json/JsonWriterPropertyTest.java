package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is written is read back as the same value, by this reader and by another. */
class JsonWriterPropertyTest {

  @Property(tries = 2000)
  void anyTextSurvives(@ForAll String text) {
    byte[] written = new JsonWriter(1).value(text).toByteArray();
    assertThat(new JsonReader(written).string()).isEqualTo(text);
    JsonString oracle = (JsonString) ParssonOracle.parse(written);
    assertThat(oracle).isNotNull();
    assertThat(oracle.getString()).isEqualTo(text);
    byte[] named = new JsonWriter(1).beginObject().name(text).value(1).endObject().toByteArray();
    assertThat(RawJson.ofUtf8(named).tape().member(0, text)).isEqualTo(2);
  }

  @Property(tries = 1000)
  void anyLongSurvives(@ForAll long number) {
    byte[] written = new JsonWriter(1).value(number).toByteArray();
    assertThat(new JsonReader(written).integer()).isEqualTo(number);
    assertThat(new String(written, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo(Long.toString(number));
  }

  @Property(tries = 2000)
  void anyFiniteDoubleSurvives(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);
    if (!Double.isFinite(number)) {
      return;
    }
    byte[] written = new JsonWriter(1).value(number).toByteArray();
    assertThat(Double.doubleToLongBits(new JsonReader(written).number()))
        .isEqualTo(Double.doubleToLongBits(number));
    JsonNumber oracle = (JsonNumber) ParssonOracle.parse(written);
    assertThat(oracle).isNotNull();
    assertThat(oracle.doubleValue()).isEqualTo(number + 0.0);
  }

  @Property(tries = 1000)
  void anyDecimalSurvives(@ForAll long high, @ForAll long low, @ForAll short scale) {
    BigInteger unscaled = BigInteger.valueOf(high).shiftLeft(64).add(BigInteger.valueOf(low));
    BigDecimal number = new BigDecimal(unscaled, scale);
    byte[] written = new JsonWriter(1).value(number).toByteArray();
    assertThat(RawJson.ofUtf8(written).reader().decimal()).isEqualTo(number);
  }

  @Example
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
