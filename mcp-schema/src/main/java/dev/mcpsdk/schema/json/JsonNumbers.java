package dev.mcpsdk.schema.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Numbers as they stand in the text. */
final class JsonNumbers {

  /** So that every number that was accepted has a BigDecimal, whose scale is an int. */
  private static final int MAX_EXPONENT_DIGITS = 9;

  // The powers of ten that are exact and that 17 characters can need.
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16
  };

  private JsonNumbers() {}

  /** Checks the grammar of a number at {@code from}; the index after it. */
  static int scan(byte[] b, int from, int to) {
    int i = from;
    if (i < to && b[i] == '-') {
      i++;
    }
    if (i < to && b[i] == '0') {
      i++;
    } else {
      i = digits(b, i, to, from);
    }
    if (i < to && b[i] == '.') {
      i = digits(b, i + 1, to, from);
    }
    if (i < to && (b[i] == 'e' || b[i] == 'E')) {
      i++;
      if (i < to && (b[i] == '+' || b[i] == '-')) {
        i++;
      }
      int exponent = i;
      i = digits(b, i, to, from);
      while (exponent < i && b[exponent] == '0') {
        exponent++;
      }
      if (i - exponent > MAX_EXPONENT_DIGITS) {
        throw new JsonSyntaxException("the exponent of a number is out of range", from);
      }
    }
    return i;
  }

  private static int digits(byte[] b, int from, int to, int number) {
    int i = from;
    while (i < to && b[i] >= '0' && b[i] <= '9') {
      i++;
    }
    if (i == from) {
      throw new JsonSyntaxException("malformed number", number);
    }
    return i;
  }

  /**
   * Whether the checked number is written as an integer that fits a long; then {@link #longValue}
   * reads it.
   */
  static boolean isPlainLong(byte[] b, int from, int to) {
    int start = b[from] == '-' ? from + 1 : from;
    int length = to - start;
    if (length > 19) {
      return false;
    }
    long value = 0;
    for (int i = start; i < to; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      value = value * 10 - digit;
      if (value > 0) {
        return false;
      }
    }
    return start > from || value != Long.MIN_VALUE;
  }

  static long longValue(byte[] b, int from, int to) {
    boolean negative = b[from] == '-';
    long value = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      value = value * 10 - (b[i] - '0');
    }
    return negative ? value : -value;
  }

  static double doubleValue(byte[] b, int from, int to) {
    if (to - from <= 15 && isPlainLong(b, from, to)) {
      long value = longValue(b, from, to);
      return value == 0 && b[from] == '-' ? -0.0 : value;
    }
    return to - from <= 17 ? shortDouble(b, from, to) : Double.parseDouble(text(b, from, to));
  }

  /**
   * Few digits with a point: both they as an integer and the power of ten are exact doubles, so the
   * quotient is rounded rightly.
   */
  private static double shortDouble(byte[] b, int from, int to) {
    boolean negative = b[from] == '-';
    long digits = 0;
    int point = -1;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      if (b[i] == '.') {
        point = i;
      } else if (b[i] >= '0' && b[i] <= '9') {
        digits = digits * 10 + (b[i] - '0');
      } else {
        return Double.parseDouble(text(b, from, to));
      }
    }
    if (digits > 1L << 53) {
      return Double.parseDouble(text(b, from, to));
    }
    double value = point < 0 ? digits : digits / POWERS[to - point - 1];
    return negative ? -value : value;
  }

  static BigDecimal decimal(byte[] b, int from, int to) {
    return new BigDecimal(text(b, from, to));
  }

  static String text(byte[] b, int from, int to) {
    return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
