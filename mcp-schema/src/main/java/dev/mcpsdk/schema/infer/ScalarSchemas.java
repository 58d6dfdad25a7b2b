package dev.mcpsdk.schema.infer;

import dev.mcpsdk.schema.type.ScalarKind;
import java.time.Year;

/** The schema of each scalar kind. */
final class ScalarSchemas {

  /** What {@link java.time.Duration#parse} reads; the format duration knows no fractions. */
  private static final String DURATION =
      "^[+-]?[Pp](?=[0-9+Tt-])(?:[+-]?[0-9]+[Dd])?"
          + "(?:[Tt](?=[0-9+-])(?:[+-]?[0-9]+[Hh])?(?:[+-]?[0-9]+[Mm])?"
          + "(?:[+-]?[0-9]+(?:[.,][0-9]{0,9})?[Ss])?)?$";

  /** What {@link java.time.Period#parse} reads; the format duration knows no signs. */
  private static final String PERIOD =
      "^[+-]?[Pp](?=[0-9+-])(?:[+-]?[0-9]+[Yy])?(?:[+-]?[0-9]+[Mm])?"
          + "(?:[+-]?[0-9]+[Ww])?(?:[+-]?[0-9]+[Dd])?$";

  private ScalarSchemas() {}

  static Keywords of(ScalarKind kind) {
    return switch (kind) {
      case STRING, LOCAL_DATE_TIME, LOCAL_TIME, ZONED_DATE_TIME, ZONE_ID, ZONE_OFFSET ->
          Keywords.ofType("string");
      case CHAR -> Keywords.ofType("string").put("minLength", 1).put("maxLength", 1);
      case BOOLEAN -> Keywords.ofType("boolean");
      case BYTE -> integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> integer(Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> integer(Long.MIN_VALUE, Long.MAX_VALUE);
      case YEAR -> integer(Year.MIN_VALUE, Year.MAX_VALUE);
      case BIG_INTEGER -> Keywords.ofType("integer");
      case FLOAT, DOUBLE, BIG_DECIMAL -> Keywords.ofType("number");
      case BYTES -> Keywords.ofType("string").put("contentEncoding", "base64");
      case UUID -> format("uuid");
      case URI -> format("uri-reference");
      case INSTANT, OFFSET_DATE_TIME -> format("date-time");
      case LOCAL_DATE -> format("date");
      case OFFSET_TIME -> format("time");
      case DURATION -> Keywords.ofType("string").put("pattern", DURATION);
      case PERIOD -> Keywords.ofType("string").put("pattern", PERIOD);
      case YEAR_MONTH -> Keywords.ofType("string").put("pattern", "^[0-9]{4}-[0-9]{2}$");
      case MONTH_DAY -> Keywords.ofType("string").put("pattern", "^--[0-9]{2}-[0-9]{2}$");
    };
  }

  private static Keywords integer(long min, long max) {
    return Keywords.ofType("integer").put("minimum", min).put("maximum", max);
  }

  private static Keywords format(String name) {
    return Keywords.ofType("string").put("format", name);
  }
}
