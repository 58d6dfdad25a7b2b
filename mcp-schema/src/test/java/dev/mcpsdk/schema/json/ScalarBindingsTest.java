package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
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
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarBindingsTest {

  static Stream<Object[]> scalars() {
    return Stream.of(
        pair("héllo\n", "\"héllo\\n\""),
        pair('x', "\"x\""),
        pair(true, "true"),
        pair((byte) -128, "-128"),
        pair((short) 32767, "32767"),
        pair(Integer.MIN_VALUE, "-2147483648"),
        pair(Long.MAX_VALUE, "9223372036854775807"),
        pair(0.1f, "0.1"),
        pair(Float.MIN_VALUE, "1.4E-45"),
        pair(0.1, "0.1"),
        pair(-0.0, "-0.0"),
        pair(new BigDecimal("1.10"), "1.10"),
        pair(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"),
        pair(
            UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
            "\"123e4567-e89b-12d3-a456-426614174000\""),
        pair(URI.create("http://example.com/a%20b"), "\"http://example.com/a%20b\""),
        pair(Instant.parse("2026-11-21T09:30:00Z"), "\"2026-11-21T09:30:00Z\""),
        pair(LocalDate.of(2026, 1, 2), "\"2026-01-02\""),
        pair(LocalTime.of(9, 30), "\"09:30:00\""),
        pair(LocalDateTime.of(2026, 1, 2, 3, 4), "\"2026-01-02T03:04:00\""),
        pair(OffsetTime.of(9, 30, 0, 0, ZoneOffset.UTC), "\"09:30:00Z\""),
        pair(OffsetDateTime.parse("2026-01-02T03:04+01:00"), "\"2026-01-02T03:04:00+01:00\""),
        pair(
            ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneId.of("Europe/Oslo")),
            "\"2026-01-02T03:04:05+01:00[Europe/Oslo]\""),
        pair(Duration.ofMillis(-1500), "\"PT-1.5S\""),
        pair(Period.of(1, -2, 3), "\"P1Y-2M3D\""),
        pair(Year.of(2026), "2026"),
        pair(YearMonth.of(2026, 2), "\"2026-02\""),
        pair(MonthDay.of(2, 29), "\"--02-29\""),
        pair(ZoneOffset.ofHours(1), "\"+01:00\""));
  }

  private static Object[] pair(Object value, String json) {
    return new Object[] {value, json};
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void writesAndReadsBack(Object value, String json) {
    TypeBinding<Object> binding = JsonBinder.standard().binding(value.getClass());
    assertThat(binding.toJson(value)).hasToString(json);
    assertThat(binding.read(RawJson.of(json))).isEqualTo(value);
  }

  @Test
  void zonesAreTheirIds() {
    assertThat(RawJson.of("\"Europe/Oslo\"").as(ZoneId.class)).isEqualTo(ZoneId.of("Europe/Oslo"));
  }

  @Test
  void bytesAreBase64() {
    byte[] bytes = {0, -1, 62};
    assertThat(RawJson.from(bytes)).hasToString("\"AP8+\"");
    assertThat(RawJson.of("\"AP8+\"").as(byte[].class)).isEqualTo(bytes);
    assertThatThrownBy(() -> RawJson.of("\"AP8_\"").as(byte[].class))
        .hasMessage("expected a base64 string at $ but found another string");
  }

  record Numbers(int value) {}

  @ParameterizedTest
  @CsvSource({
    "3000000000, a number beyond it",
    "-2147483649, a number beyond it",
    "1.5, a number with a fraction",
    "1e-1, a number with a fraction",
    "1e400, a number beyond it",
    "1e999999999, a number beyond it",
    "'\"12\"', a string",
    "true, a boolean",
    "null, null",
    "[1], an array",
    "{}, an object"
  })
  void refusesWhatIsNoIntOfItsRange(String given, String found) {
    assertThatThrownBy(() -> RawJson.of("{\"value\":" + given + "}").as(Numbers.class))
        .isInstanceOf(JsonShapeException.class)
        .hasMessage(
            "expected an integer from -2147483648 to 2147483647 at $.value but found " + found);
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1", "1e2, 100", "-0, 0", "2147483647, 2147483647", "120e-1, 12"})
  void acceptsIntegersHoweverTheyAreWritten(String given, int value) {
    assertThat(RawJson.of(given).as(int.class)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "128, java.lang.Byte",
    "32768, java.lang.Short",
    "9223372036854775808, java.lang.Long"
  })
  void refusesWhatIsBeyondOtherIntegers(String given, Class<?> type) {
    assertThatThrownBy(() -> RawJson.of(given).as(type))
        .isInstanceOf(JsonShapeException.class)
        .hasMessageContaining("a number beyond it");
  }

  @Test
  void refusesNumbersFloatingPointCannotHold() {
    assertThatThrownBy(() -> RawJson.of("1e400").as(double.class))
        .isInstanceOf(JsonShapeException.class);
    assertThatThrownBy(() -> RawJson.of("1e39").as(float.class))
        .isInstanceOf(JsonShapeException.class);
    assertThatThrownBy(() -> RawJson.of("\"1\"").as(double.class))
        .hasMessage("expected a number at $ but found a string");
  }

  @Test
  void refusesToWriteWhatJsonCannotSay() {
    for (Object value : new Object[] {Double.NaN, Double.POSITIVE_INFINITY, Float.NaN}) {
      assertThatThrownBy(() -> RawJson.from(value)).isInstanceOf(JsonBindingException.class);
    }
  }

  @Test
  void refusesNumbersThatWouldFillTheMemory() {
    assertThatThrownBy(() -> RawJson.of("1e999999999").as(BigInteger.class))
        .isInstanceOf(JsonShapeException.class);
    assertThatThrownBy(() -> RawJson.of("1e-999999999").as(BigDecimal.class))
        .isInstanceOf(JsonShapeException.class);
    assertThatThrownBy(() -> RawJson.of("1.5").as(BigInteger.class))
        .isInstanceOf(JsonShapeException.class);
    assertThat(RawJson.of("1e30").as(BigInteger.class)).isEqualTo(BigInteger.TEN.pow(30));
  }

  @ParameterizedTest
  @CsvSource({
    "java.time.LocalDate, 2026-02-30",
    "java.time.Instant, yesterday",
    "java.time.Duration, 5 minutes",
    "java.util.UUID, 1-1-1-1-1",
    "java.net.URI, a b",
    "java.lang.Character, ab",
    "java.time.ZoneId, Mars/Base"
  })
  void refusesTextsThatStandForNothing(Class<?> type, String text) {
    assertThatThrownBy(() -> RawJson.string(text).as(type))
        .isInstanceOf(JsonShapeException.class)
        .hasMessageEndingWith("but found another string")
        .hasMessageNotContaining(text);
  }
}
