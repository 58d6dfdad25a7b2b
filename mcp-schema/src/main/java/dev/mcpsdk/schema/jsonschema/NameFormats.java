package dev.mcpsdk.schema.jsonschema;

/** UUIDs, JSON pointers and regular expressions. */
final class NameFormats {
  private NameFormats() {}

  static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isJsonPointer(String text) {
    if (!text.isEmpty() && text.charAt(0) != '/') {
      return false;
    }
    for (int i = text.indexOf('~'); i >= 0; i = text.indexOf('~', i + 1)) {
      if (!text.startsWith("0", i + 1) && !text.startsWith("1", i + 1)) {
        return false;
      }
    }
    return true;
  }

  static boolean isRelativeJsonPointer(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    if (end == 0 || (end > 1 && text.charAt(0) == '0')) {
      return false;
    }
    String rest = text.substring(end);
    return rest.equals("#") || isJsonPointer(rest);
  }

  static boolean isRegex(String text) {
    try {
      EcmaPattern.compile(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
