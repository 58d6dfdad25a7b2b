package dev.mcpsdk.schema.jsonschema;

import org.jspecify.annotations.Nullable;

/**
 * An escape that means the same inside and outside of a character class.
 *
 * @param character the one character it stands for, or -1
 * @param set Java's spelling of the set it stands for, or null
 * @param end the index after it
 */
record EcmaEscape(int character, @Nullable String set, int end) {
  private static final String SPACE =
      "\\t\\n\\x{b}\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}"
          + "\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";

  /** Reads the escape whose backslash is at {@code pos}. */
  static EcmaEscape at(String source, int pos) {
    if (pos + 1 >= source.length()) {
      throw fault("a backslash ends the pattern", pos);
    }
    char c = source.charAt(pos + 1);
    int end = pos + 2;
    return switch (c) {
      case 'd' -> new EcmaEscape(-1, "[0-9]", end);
      case 'D' -> new EcmaEscape(-1, "[^0-9]", end);
      case 'w' -> new EcmaEscape(-1, "[0-9A-Za-z_]", end);
      case 'W' -> new EcmaEscape(-1, "[^0-9A-Za-z_]", end);
      case 's' -> new EcmaEscape(-1, "[" + SPACE + "]", end);
      case 'S' -> new EcmaEscape(-1, "[^" + SPACE + "]", end);
      case 't' -> new EcmaEscape('\t', null, end);
      case 'n' -> new EcmaEscape('\n', null, end);
      case 'v' -> new EcmaEscape(0xb, null, end);
      case 'f' -> new EcmaEscape('\f', null, end);
      case 'r' -> new EcmaEscape('\r', null, end);
      case 'c' -> control(source, pos);
      case '0' -> zero(source, pos);
      case 'x' -> new EcmaEscape(hex(source, end, end + 2, pos), null, end + 2);
      case 'u' -> unicode(source, pos);
      case 'p', 'P' -> property(source, pos, c == 'P');
      default -> identity(source, pos);
    };
  }

  private static EcmaEscape control(String source, int pos) {
    char letter = pos + 2 < source.length() ? source.charAt(pos + 2) : 0;
    if (!isLetter(letter)) {
      throw fault("\\c must be followed by a letter", pos);
    }
    return new EcmaEscape(letter % 32, null, pos + 3);
  }

  private static EcmaEscape zero(String source, int pos) {
    if (pos + 2 < source.length() && Character.digit(source.charAt(pos + 2), 10) >= 0) {
      throw fault("octal escapes are not allowed", pos);
    }
    return new EcmaEscape(0, null, pos + 2);
  }

  private static EcmaEscape unicode(String source, int pos) {
    if (source.startsWith("{", pos + 2)) {
      int close = source.indexOf('}', pos);
      int length = close - pos - 3;
      int value = length > 0 && length <= 8 ? hex(source, pos + 3, close, pos) : -1;
      if (!Character.isValidCodePoint(value)) {
        throw fault("expected a code point in \\u{…}", pos);
      }
      return new EcmaEscape(value, null, close + 1);
    }
    int first = hex(source, pos + 2, pos + 6, pos);
    if (Character.isHighSurrogate((char) first) && source.startsWith("\\u", pos + 6)) {
      int second = pos + 12 <= source.length() ? hex(source, pos + 8, pos + 12, pos) : 0;
      if (Character.isLowSurrogate((char) second)) {
        return new EcmaEscape(Character.toCodePoint((char) first, (char) second), null, pos + 12);
      }
    }
    return new EcmaEscape(first, null, pos + 6);
  }

  private static EcmaEscape property(String source, int pos, boolean negated) {
    int close = source.indexOf('}', pos);
    if (!source.startsWith("{", pos + 2) || close < 0) {
      throw fault("\\p must be followed by a property in braces", pos);
    }
    String name = source.substring(pos + 3, close);
    String java = EcmaProperty.translate(name);
    if (java == null) {
      throw fault("unknown or unsupported Unicode property " + JsonPointer.shorten(name), pos);
    }
    return new EcmaEscape(-1, negated ? "[^" + java + "]" : "[" + java + "]", close + 1);
  }

  /**
   * Letters and digits are kept for meanings to come, so a typing error is not taken as a letter.
   */
  private static EcmaEscape identity(String source, int pos) {
    int c = source.codePointAt(pos + 1);
    if (isLetter(c) || Character.digit(c, 10) >= 0) {
      throw fault("there is no escape \\" + Character.toString(c), pos);
    }
    return new EcmaEscape(c, null, pos + 1 + Character.charCount(c));
  }

  private static int hex(String source, int from, int to, int pos) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = i < source.length() ? Character.digit(source.charAt(i), 16) : -1;
      if (digit < 0 || source.charAt(i) > 'f') {
        throw fault("expected hexadecimal digits", pos);
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static boolean isLetter(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static IllegalArgumentException fault(String problem, int pos) {
    return new IllegalArgumentException(problem + " (at index " + pos + ")");
  }
}
