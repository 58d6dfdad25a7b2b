package dev.mcpsdk.core.security;

/**
 * A host as written in a policy, with a port or for any.
 *
 * @param port -1 for any
 */
record Authority(String host, int port) {

  static Authority of(String text) {
    int end = hostEnd(text, 0);
    if (end <= 0) {
      throw new IllegalArgumentException(
          "expected a host, like example.com or [::1]:8080, but got '" + text + "'");
    }
    String host = text.substring(0, end);
    if (end == text.length()) {
      return new Authority(host, -1);
    }
    int port = port(text, end);
    if (port < 0) {
      throw new IllegalArgumentException(
          "expected host:port with a port from 0 to 65535 but got '" + text + "'");
    }
    return new Authority(host, port);
  }

  /**
   * Whether {@code text} from {@code start} to its end is this host, with a port that is allowed.
   */
  boolean matches(String text, int start) {
    int end = hostEnd(text, start);
    if (end - start != host.length() || !text.regionMatches(true, start, host, 0, host.length())) {
      return false;
    }
    if (end == text.length()) {
      return port < 0;
    }
    int given = port(text, end);
    return given >= 0 && (port < 0 || given == port);
  }

  @Override
  public String toString() {
    return port < 0 ? host : host + ":" + port;
  }

  /** Where the host ends: at its port's colon or the end of the text; -1 if there is no host. */
  private static int hostEnd(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[' && i == start) {
        int close = text.indexOf(']', i);
        return close < 0 ? -1 : close + 1;
      }
      if (c == ':') {
        return i;
      }
      if (c <= ' ' || c == '/' || c == '@' || c == '?' || c == '#' || c >= 0x7F) {
        return -1;
      }
    }
    return text.length();
  }

  /** The number after the colon at {@code colon}; -1 if that is no port. */
  private static int port(String text, int colon) {
    int digits = text.length() - colon - 1;
    if (text.charAt(colon) != ':' || digits < 1 || digits > 5) {
      return -1;
    }
    int port = 0;
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      port = port * 10 + c - '0';
    }
    return port <= 65_535 ? port : -1;
  }
}
