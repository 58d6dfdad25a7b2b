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

  private static final String DATE = "[+-]?[0-9]{4,9}-[0-9]{2}-[0-9]{2}";

  private static final String TIME = "[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{0,9})?)?";

  private static final String OFFSET = "(?:[Zz]|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)";

  private ScalarSchemas() {}

  static Keywords of(ScalarKind kind) {
    return switch (kind) {
      case STRING, ZONE_ID -> Keywords.ofType("string");
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
      case LOCAL_TIME -> pattern('^' + TIME + '$');
      case LOCAL_DATE_TIME -> pattern('^' + DATE + "[Tt]" + TIME + '$');
      case ZONED_DATE_TIME -> pattern('^' + DATE + "[Tt]" + TIME + OFFSET + "(?:\\[.+\\])?$");
      case DURATION -> pattern(DURATION);
      case PERIOD -> pattern(PERIOD);
      case YEAR_MONTH -> pattern("^[+-]?[0-9]{4,9}-[0-9]{2}$");
      case MONTH_DAY -> pattern("^--[0-9]{2}-[0-9]{2}$");
      // Java reads shorter spellings too; what it writes is one of these.
      case ZONE_OFFSET -> pattern('^' + OFFSET + '$');
    };
  }

  private static Keywords integer(long min, long max) {
    return Keywords.ofType("integer").put("minimum", min).put("maximum", max);
  }

  private static Keywords pattern(String expression) {
    return Keywords.ofType("string").put("pattern", expression);
  }

  private static Keywords format(String name) {
    return Keywords.ofType("string").put("format", name);
  }
}
