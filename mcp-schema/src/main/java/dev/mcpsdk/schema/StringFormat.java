package dev.mcpsdk.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** The formats a text field of a form may have. */
public enum StringFormat {
  EMAIL("email", "an email address") {
    @Override
    public boolean accepts(String text) {
      return isEmail(text);
    }
  },
  URI("uri", "an absolute URI") {
    @Override
    public boolean accepts(String text) {
      return isUri(text);
    }
  },
  DATE("date", "a date like 2026-07-28") {
    @Override
    public boolean accepts(String text) {
      return text.length() == 10 && isDate(text);
    }
  },
  DATE_TIME("date-time", "a date and time like 2026-07-28T10:00:00Z") {
    @Override
    public boolean accepts(String text) {
      return isDateTime(text);
    }
  };

  private static final int MAX_EMAIL = 254;

  private final String wireName;
  private final String phrase;

  StringFormat(String wireName, String phrase) {
    this.wireName = wireName;
    this.phrase = phrase;
  }

  public String wireName() {
    return wireName;
  }

  /** What is expected, for messages: {@code an email address}. */
  String phrase() {
    return phrase;
  }

  /**
   * Whether the text has this format: RFC 3339 for dates (leap seconds included), RFC 3986 for
   * URIs, mailbox@domain for email.
   */
  public abstract boolean accepts(String text);

  /** Null for a name the protocol does not define. */
  public static @Nullable StringFormat of(String wireName) {
    for (StringFormat format : values()) {
      if (format.wireName.equals(wireName)) {
        return format;
      }
    }
    return null;
  }

  private static boolean isEmail(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || at == text.length() - 1 || text.length() > MAX_EMAIL) {
      return false;
    }
    if (text.charAt(0) == '.' || text.charAt(at - 1) == '.' || text.contains("..")) {
      return false;
    }
    for (int i = 0; i < at; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7F || "@,;:<>()[]\\\"".indexOf(c) >= 0) {
        return false;
      }
    }
    return isDomain(text, at + 1);
  }

  private static boolean isDomain(String text, int from) {
    int labelStart = from;
    for (int i = from; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        boolean bad =
            i == labelStart
                || i - labelStart > 63
                || text.charAt(labelStart) == '-'
                || text.charAt(i - 1) == '-';
        if (bad) {
          return false;
        }
        labelStart = i + 1;
      } else if (!Character.isLetterOrDigit(text.charAt(i)) && text.charAt(i) != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isUri(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7E) {
        return false; // java.net.URI lets these pass, RFC 3986 does not
      }
    }
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isDateTime(String text) {
    if (text.length() < 20 || !isDate(text) || (text.charAt(10) | 0x20) != 't') {
      return false;
    }
    int hour = twoDigits(text, 11);
    int minute = twoDigits(text, 14);
    int second = twoDigits(text, 17);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return false;
    }
    if (text.charAt(13) != ':' || text.charAt(16) != ':') {
      return false;
    }
    int at = 19;
    if (text.charAt(at) == '.') {
      int digits = at + 1;
      at = digits;
      while (at < text.length() && digit(text, at) >= 0) {
        at++;
      }
      if (at == digits) {
        return false;
      }
    }
    int offset = offsetMinutes(text, at);
    if (offset == Integer.MIN_VALUE) {
      return false;
    }
    // A leap second is the last second of a day in UTC.
    return second < 60 || Math.floorMod(hour * 60 + minute - offset, 24 * 60) == 24 * 60 - 1;
  }

  /**
   * Minutes east of UTC of the offset that must fill the rest of the text; MIN_VALUE if it does
   * not.
   */
  private static int offsetMinutes(String text, int at) {
    int rest = text.length() - at;
    if (rest == 1 && (text.charAt(at) | 0x20) == 'z') {
      return 0;
    }
    if (rest != 6 || text.charAt(at + 3) != ':') {
      return Integer.MIN_VALUE;
    }
    char sign = text.charAt(at);
    int hours = twoDigits(text, at + 1);
    int minutes = twoDigits(text, at + 4);
    if ((sign != '+' && sign != '-') || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    return sign == '+' ? hours * 60 + minutes : -(hours * 60 + minutes);
  }

  private static boolean isDate(String text) {
    int century = twoDigits(text, 0);
    int year = twoDigits(text, 2);
    int month = twoDigits(text, 5);
    int day = twoDigits(text, 8);
    if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1) {
      return false;
    }
    boolean dashes = text.charAt(4) == '-' && text.charAt(7) == '-';
    return dashes && day <= YearMonth.of(century * 100 + year, month).lengthOfMonth();
  }

  private static int twoDigits(String text, int at) {
    int tens = digit(text, at);
    int ones = digit(text, at + 1);
    return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
  }

  private static int digit(String text, int at) {
    char c = text.charAt(at);
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }
}
