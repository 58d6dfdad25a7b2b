package dev.mcpsdk.schema.jsonschema;

import org.jspecify.annotations.Nullable;

/** URIs (RFC 3986), IRIs (RFC 3987) and URI templates (RFC 6570). */
final class UriFormats {
  private static final String PATH = "-._~!$&'()*+,;=:@/";
  private static final String USER = "-._~!$&'()*+,;=:";
  private static final String HOST = "-._~!$&'()*+,;=";

  private UriFormats() {}

  static boolean isUri(String text, boolean absolute, boolean international) {
    UriReference uri = UriReference.parse(text);
    if (uri.scheme() == null) {
      // Without a scheme the first segment must not look like one.
      int slash = uri.path().indexOf('/');
      String first = slash < 0 ? uri.path() : uri.path().substring(0, slash);
      if (absolute || (uri.authority() == null && first.indexOf(':') >= 0)) {
        return false;
      }
    }
    return isPart(uri.path(), PATH, international)
        && isPart(uri.query(), PATH + "?", international)
        && isPart(uri.fragment(), PATH + "?", international)
        && (uri.authority() == null || isAuthority(uri.authority(), international));
  }

  private static boolean isAuthority(String authority, boolean international) {
    int at = authority.lastIndexOf('@');
    if (at >= 0 && !isPart(authority.substring(0, at), USER, international)) {
      return false;
    }
    String rest = authority.substring(at + 1);
    int hostEnd = rest.startsWith("[") ? rest.indexOf(']') + 1 : rest.indexOf(':');
    if (rest.startsWith("[") && hostEnd == 0) {
      return false;
    }
    String host = hostEnd < 0 ? rest : rest.substring(0, hostEnd);
    String port = hostEnd < 0 ? "" : rest.substring(hostEnd);
    for (int i = 0; i < port.length(); i++) {
      boolean digit = port.charAt(i) >= '0' && port.charAt(i) <= '9';
      if (i == 0 ? port.charAt(0) != ':' : !digit) {
        return false;
      }
    }
    return host.startsWith("[")
        ? isLiteral(host.substring(1, host.length() - 1))
        : isPart(host, HOST, international);
  }

  private static boolean isLiteral(String address) {
    if (!address.startsWith("v") && !address.startsWith("V")) {
      return HostFormats.isIpv6(address);
    }
    int dot = address.indexOf('.');
    return dot > 1 && dot < address.length() - 1 && isPart(address.substring(dot + 1), USER, false);
  }

  private static boolean isPart(@Nullable String part, String punctuation, boolean international) {
    if (part == null) {
      return true;
    }
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '%') {
        if (!isEscape(part, i)) {
          return false;
        }
        i += 2;
      } else if (!HostFormats.isAlphanumeric(c)
          && punctuation.indexOf(c) < 0
          && !(international && c >= 0xa0)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  static boolean isTemplate(String text) {
    boolean inside = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        if (inside) {
          return false;
        }
        inside = true;
        start = i + 1;
      } else if (c == '}') {
        if (!inside || !isExpression(text.substring(start, i))) {
          return false;
        }
        inside = false;
      } else if (!inside && (c <= ' ' || c == 127 || "\"<>\\^`|".indexOf(c) >= 0)) {
        return false;
      } else if (!inside && c == '%' && !isEscape(text, i)) {
        return false;
      }
    }
    return !inside;
  }

  private static boolean isExpression(String expression) {
    boolean operator = !expression.isEmpty() && "+#./;?&=,!@|".indexOf(expression.charAt(0)) >= 0;
    for (String variable : expression.substring(operator ? 1 : 0).split(",", -1)) {
      String name =
          variable.endsWith("*") ? variable.substring(0, variable.length() - 1) : variable;
      int colon = name.indexOf(':');
      if (colon >= 0) {
        String length = name.substring(colon + 1);
        boolean digits = !length.isEmpty() && length.length() <= 4 && !length.startsWith("0");
        if (!digits || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
          return false;
        }
        name = name.substring(0, colon);
      }
      boolean dots = name.startsWith(".") || name.endsWith(".") || name.contains("..");
      if (name.isEmpty() || dots || !isPart(name, "_.", false)) {
        return false;
      }
    }
    return true;
  }
}
