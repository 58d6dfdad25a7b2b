package dev.mcpsdk.schema.jsonschema;

/** Names and addresses of hosts and mailboxes. */
final class HostFormats {
  private HostFormats() {}

  static boolean isHostname(String text) {
    if (text.isEmpty() || text.length() > 253) {
      return false;
    }
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (!isLabel(text, start, i)) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }

  private static boolean isLabel(String text, int from, int to) {
    if (from == to || to - from > 63 || text.charAt(from) == '-' || text.charAt(to - 1) == '-') {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!isAlphanumeric(text.charAt(i)) && text.charAt(i) != '-') {
        return false;
      }
    }
    boolean tagged = to - from >= 4 && text.startsWith("--", from + 2);
    return !tagged || (text.regionMatches(true, from, "xn", 0, 2) && to - from > 4);
  }

  static boolean isIpv4(String text) {
    int parts = 0;
    int value = -1;
    int digits = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.') {
        if (value < 0 || value > 255) {
          return false;
        }
        parts++;
        value = -1;
        digits = 0;
      } else if (c < '0' || c > '9' || value == 0 || ++digits > 3) {
        return false;
      } else {
        value = Math.max(value, 0) * 10 + (c - '0');
      }
    }
    return parts == 4;
  }

  static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0) {
      int left = groups(text.substring(0, gap), false);
      int right = groups(text.substring(gap + 2), true);
      return left >= 0 && right >= 0 && left + right <= 7;
    }
    return groups(text, true) == 8;
  }

  /** Counts groups of 16 bits; -1 if the text is not made of them. */
  private static int groups(String text, boolean atEnd) {
    if (text.isEmpty()) {
      return 0;
    }
    int count = 0;
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (atEnd && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        if (!isIpv4(parts[i])) {
          return -1;
        }
        count += 2;
      } else if (isHexGroup(parts[i])) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }

  private static boolean isHexGroup(String part) {
    if (part.isEmpty() || part.length() > 4) {
      return false;
    }
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) > 'f' || Character.digit(part.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** A mailbox of RFC 5321, with {@code international} of RFC 6531. */
  static boolean isEmail(String text, boolean international) {
    int at = text.lastIndexOf('@');
    if (at < 1 || at > 64) {
      return false;
    }
    String local = text.substring(0, at);
    String domain = text.substring(at + 1);
    boolean quoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
    if (quoted ? !isQuoted(local, international) : !isDotAtom(local, international)) {
      return false;
    }
    if (domain.startsWith("[") && domain.endsWith("]")) {
      String address = domain.substring(1, domain.length() - 1);
      return address.startsWith("IPv6:") ? isIpv6(address.substring(5)) : isIpv4(address);
    }
    return international ? isDotAtom(domain, true) : isHostname(domain);
  }

  private static boolean isQuoted(String local, boolean international) {
    for (int i = 1; i < local.length() - 1; i++) {
      char c = local.charAt(i);
      if (c == '\\') {
        if (++i == local.length() - 1) {
          return false;
        }
      } else if (c == '"' || c < ' ' || c == 127 || (c > 127 && !international)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDotAtom(String text, boolean international) {
    if (text.isEmpty() || text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean known = isAlphanumeric(c) || ".!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
      if (!known && !(international && c > 127)) {
        return false;
      }
    }
    return true;
  }

  static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
