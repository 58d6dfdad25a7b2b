package dev.mcpsdk.schema.json;

import dev.mcpsdk.schema.type.ScalarKind;
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
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The binding of each scalar kind. */
final class ScalarBindings {

  private static final Map<ScalarKind, ValueBinding> BINDINGS = new EnumMap<>(ScalarKind.class);

  static {
    BINDINGS.put(ScalarKind.STRING, text("a string", text -> text));
    BINDINGS.put(ScalarKind.CHAR, text("a string of one character", ScalarBindings::character));
    BINDINGS.put(ScalarKind.BOOLEAN, new BooleanBinding());
    BINDINGS.put(ScalarKind.BYTE, IntegerBinding.BYTE);
    BINDINGS.put(ScalarKind.SHORT, IntegerBinding.SHORT);
    BINDINGS.put(ScalarKind.INT, IntegerBinding.INT);
    BINDINGS.put(ScalarKind.LONG, IntegerBinding.LONG);
    BINDINGS.put(ScalarKind.YEAR, new YearBinding());
    BINDINGS.put(ScalarKind.FLOAT, NumberBinding.FLOAT.binding());
    BINDINGS.put(ScalarKind.DOUBLE, NumberBinding.DOUBLE.binding());
    BINDINGS.put(ScalarKind.BIG_DECIMAL, NumberBinding.BIG_DECIMAL.binding());
    BINDINGS.put(ScalarKind.BIG_INTEGER, NumberBinding.BIG_INTEGER.binding());
    BINDINGS.put(
        ScalarKind.BYTES,
        new TextBinding(
            "a base64 string",
            text -> Base64.getDecoder().decode(text),
            bytes -> Base64.getEncoder().encodeToString((byte[]) bytes)));
    BINDINGS.put(
        ScalarKind.UUID,
        text("a UUID such as 123e4567-e89b-12d3-a456-426614174000", ScalarBindings::uuid));
    BINDINGS.put(
        ScalarKind.URI,
        new TextBinding("a URI", URI::create, value -> ((URI) value).toASCIIString()));
    putTimes();
  }

  private ScalarBindings() {}

  private static void putTimes() {
    BINDINGS.put(
        ScalarKind.INSTANT,
        text("a date and time with offset such as 2026-11-21T09:30:00Z", Instant::parse));
    BINDINGS.put(ScalarKind.LOCAL_DATE, text("a date such as 2026-11-21", LocalDate::parse));
    BINDINGS.put(
        ScalarKind.LOCAL_TIME,
        time("a time such as 09:30:00", LocalTime::parse, DateTimeFormatter.ISO_LOCAL_TIME));
    BINDINGS.put(
        ScalarKind.LOCAL_DATE_TIME,
        time(
            "a date and time without offset such as 2026-11-21T09:30:00",
            LocalDateTime::parse,
            DateTimeFormatter.ISO_LOCAL_DATE_TIME));
    // RFC 3339 wants the seconds that toString leaves out.
    BINDINGS.put(
        ScalarKind.OFFSET_TIME,
        time(
            "a time with offset such as 09:30:00+01:00",
            OffsetTime::parse,
            DateTimeFormatter.ISO_OFFSET_TIME));
    BINDINGS.put(
        ScalarKind.OFFSET_DATE_TIME,
        time(
            "a date and time with offset such as 2026-11-21T09:30:00+01:00",
            OffsetDateTime::parse,
            DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    BINDINGS.put(
        ScalarKind.ZONED_DATE_TIME,
        time(
            "a date and time with zone such as 2026-11-21T09:30:00+01:00[Europe/Oslo]",
            ZonedDateTime::parse,
            DateTimeFormatter.ISO_ZONED_DATE_TIME));
    BINDINGS.put(
        ScalarKind.DURATION, text("an ISO 8601 duration such as PT1H30M", Duration::parse));
    BINDINGS.put(ScalarKind.PERIOD, text("an ISO 8601 period such as P1Y2M3D", Period::parse));
    BINDINGS.put(ScalarKind.YEAR_MONTH, text("a year and month such as 2026-11", YearMonth::parse));
    BINDINGS.put(ScalarKind.MONTH_DAY, text("a month and day such as --11-21", MonthDay::parse));
    BINDINGS.put(ScalarKind.ZONE_ID, text("a time zone such as Europe/Oslo", ZoneId::of));
    BINDINGS.put(ScalarKind.ZONE_OFFSET, text("an offset such as +01:00", ZoneOffset::of));
  }

  static ValueBinding of(ScalarKind kind) {
    ValueBinding binding = BINDINGS.get(kind);
    if (binding == null) {
      throw new IllegalStateException("no binding for " + kind);
    }
    return binding;
  }

  private static ValueBinding text(String expected, Function<String, Object> parser) {
    return new TextBinding(expected, parser, Object::toString);
  }

  private static ValueBinding time(
      String expected, Function<String, Object> parser, DateTimeFormatter format) {
    return new TextBinding(expected, parser, value -> format.format((TemporalAccessor) value));
  }

  private static Character character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("not one character");
    }
    return text.charAt(0);
  }

  /** The parser of the JDK takes 1-1-1-1-1 as well. */
  private static UUID uuid(String text) {
    if (text.length() != 36) {
      throw new IllegalArgumentException("not 36 characters");
    }
    return UUID.fromString(text);
  }

  private static final class BooleanBinding extends ValueBinding {
    @Override
    Object read(JsonTape tape, int node) {
      if (tape.kind(node) != JsonKind.BOOLEAN) {
        throw TapePath.expected("a boolean", tape, node);
      }
      return tape.bool(node);
    }

    @Override
    void write(JsonWriter out, Object value) {
      out.value((boolean) value);
    }
  }

  private static final class YearBinding extends ValueBinding {
    @Override
    Object read(JsonTape tape, int node) {
      return Year.of((int) IntegerBinding.integer(tape, node, Year.MIN_VALUE, Year.MAX_VALUE));
    }

    @Override
    void write(JsonWriter out, Object value) {
      out.value(((Year) value).getValue());
    }
  }
}
