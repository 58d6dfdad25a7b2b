package dev.mcpsdk.schema.jsonschema;

/** The formats of RFC 3339: dates, times and durations. */
final class TimeFormats {
  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private TimeFormats() {}

  static boolean isDate(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 2);
    int day = digits(text, 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
      return false;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month != 2 || day < 29 || leap;
  }

  static boolean isTime(String text) {
    if (text.length() < 9 || text.charAt(2) != ':' || text.charAt(5) != ':') {
      return false;
    }
    int hour = digits(text, 0, 2);
    int minute = digits(text, 3, 2);
    int second = digits(text, 6, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return false;
    }
    int at = 8;
    if (text.charAt(at) == '.') {
      int start = ++at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      if (at == start) {
        return false;
      }
    }
    int offset = offset(text, at);
    // A leap second ends a day in UTC.
    int utc = Math.floorMod(hour * 60 + minute - offset, 24 * 60);
    return offset != Integer.MIN_VALUE && (second < 60 || utc == 24 * 60 - 1);
  }

  /** Minutes east of UTC; {@link Integer#MIN_VALUE} if the rest of the text is no offset. */
  private static int offset(String text, int at) {
    int left = text.length() - at;
    if (left == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
      return 0;
    }
    if (left != 6 || text.charAt(at + 3) != ':') {
      return Integer.MIN_VALUE;
    }
    char sign = text.charAt(at);
    int hours = digits(text, at + 1, 2);
    int minutes = digits(text, at + 4, 2);
    boolean inRange = hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;
    if (!inRange || (sign != '+' && sign != '-')) {
      return Integer.MIN_VALUE;
    }
    return (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
  }

  static boolean isDateTime(String text) {
    return text.length() > 11
        && (text.charAt(10) == 'T' || text.charAt(10) == 't')
        && isDate(text.substring(0, 10))
        && isTime(text.substring(11));
  }

  static boolean isDuration(String text) {
    if (!text.startsWith("P") || text.length() < 3) {
      return false;
    }
    int time = text.indexOf('T');
    String date = time < 0 ? text.substring(1) : text.substring(1, time);
    boolean weeks = time < 0 && date.endsWith("W") && units(date, "W");
    boolean dated = date.isEmpty() || units(date, "YMD");
    boolean timed = time < 0 || units(text.substring(time + 1), "HMS");
    return weeks || (dated && timed);
  }

  /** Numbers with units in the given order, none skipped between two: RFC 3339 appendix A. */
  private static boolean units(String text, String order) {
    int next = -1;
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      int unit = at < text.length() ? order.indexOf(text.charAt(at)) : -1;
      if (at == start || unit < 0 || (next >= 0 && unit != next)) {
        return false;
      }
      next = unit + 1;
      at++;
    }
    return next > 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int digits(String text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }
}
