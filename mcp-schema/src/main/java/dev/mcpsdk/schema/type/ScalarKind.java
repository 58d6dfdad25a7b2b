package dev.mcpsdk.schema.type;

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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Java types written as one JSON string, number or boolean. */
public enum ScalarKind {
  STRING(Json.STRING),
  CHAR(Json.STRING),
  BOOLEAN(Json.BOOLEAN),
  BYTE(Json.INTEGER),
  SHORT(Json.INTEGER),
  INT(Json.INTEGER),
  LONG(Json.INTEGER),
  BIG_INTEGER(Json.INTEGER),
  YEAR(Json.INTEGER),
  FLOAT(Json.NUMBER),
  DOUBLE(Json.NUMBER),
  BIG_DECIMAL(Json.NUMBER),
  BYTES(Json.STRING),
  UUID(Json.STRING),
  URI(Json.STRING),
  INSTANT(Json.STRING),
  LOCAL_DATE(Json.STRING),
  LOCAL_TIME(Json.STRING),
  LOCAL_DATE_TIME(Json.STRING),
  OFFSET_TIME(Json.STRING),
  OFFSET_DATE_TIME(Json.STRING),
  ZONED_DATE_TIME(Json.STRING),
  DURATION(Json.STRING),
  PERIOD(Json.STRING),
  YEAR_MONTH(Json.STRING),
  MONTH_DAY(Json.STRING),
  ZONE_ID(Json.STRING),
  ZONE_OFFSET(Json.STRING);

  /** How a kind looks in JSON. */
  public enum Json {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN
  }

  private static final Map<Class<?>, ScalarKind> BY_CLASS =
      Map.ofEntries(
          Map.entry(String.class, STRING),
          Map.entry(char.class, CHAR),
          Map.entry(Character.class, CHAR),
          Map.entry(boolean.class, BOOLEAN),
          Map.entry(Boolean.class, BOOLEAN),
          Map.entry(byte.class, BYTE),
          Map.entry(Byte.class, BYTE),
          Map.entry(short.class, SHORT),
          Map.entry(Short.class, SHORT),
          Map.entry(int.class, INT),
          Map.entry(Integer.class, INT),
          Map.entry(long.class, LONG),
          Map.entry(Long.class, LONG),
          Map.entry(BigInteger.class, BIG_INTEGER),
          Map.entry(Year.class, YEAR),
          Map.entry(float.class, FLOAT),
          Map.entry(Float.class, FLOAT),
          Map.entry(double.class, DOUBLE),
          Map.entry(Double.class, DOUBLE),
          Map.entry(BigDecimal.class, BIG_DECIMAL),
          Map.entry(byte[].class, BYTES),
          Map.entry(UUID.class, UUID),
          Map.entry(URI.class, URI),
          Map.entry(Instant.class, INSTANT),
          Map.entry(LocalDate.class, LOCAL_DATE),
          Map.entry(LocalTime.class, LOCAL_TIME),
          Map.entry(LocalDateTime.class, LOCAL_DATE_TIME),
          Map.entry(OffsetTime.class, OFFSET_TIME),
          Map.entry(OffsetDateTime.class, OFFSET_DATE_TIME),
          Map.entry(ZonedDateTime.class, ZONED_DATE_TIME),
          Map.entry(Duration.class, DURATION),
          Map.entry(Period.class, PERIOD),
          Map.entry(YearMonth.class, YEAR_MONTH),
          Map.entry(MonthDay.class, MONTH_DAY),
          Map.entry(ZoneId.class, ZONE_ID),
          Map.entry(ZoneOffset.class, ZONE_OFFSET));

  private final Json json;

  ScalarKind(Json json) {
    this.json = json;
  }

  static @Nullable ScalarKind of(Class<?> type) {
    return BY_CLASS.get(type);
  }

  public Json json() {
    return json;
  }
}
