package dev.mcpsdk.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One attempt to take a URI apart. Tries short values first (long ones for reserved expansions) and
 * goes back when the rest does not fit, for a bounded number of steps.
 */
final class UriMatching {

  /** A URI that needs more matches nothing: only templates made for it can get near. */
  private static final int MAX_STEPS = 100_000;

  private final String uri;
  private final List<UriTemplatePart> parts;
  private final Map<String, String> values;
  private int steps;

  UriMatching(String uri, List<UriTemplatePart> parts, Map<String, String> values) {
    this.uri = uri;
    this.parts = parts;
    this.values = values;
  }

  boolean matches() {
    return rest(0, 0);
  }

  private boolean rest(int part, int from) {
    if (++steps > MAX_STEPS) {
      return false;
    }
    if (part == parts.size()) {
      return from == uri.length();
    }
    UriTemplatePart next = parts.get(part);
    if (next instanceof UriTemplatePart.Literal literal) {
      return uri.startsWith(literal.text(), from) && rest(part + 1, from + literal.text().length());
    }
    if (next instanceof UriTemplatePart.Variable variable) {
      return variable(variable, part, from);
    }
    return query((UriTemplatePart.Query) next, part, from);
  }

  private boolean variable(UriTemplatePart.Variable variable, int part, int from) {
    boolean reserved = variable.operator().reserved();
    int end = from;
    while (end < uri.length() && isValueChar(uri.charAt(end), variable.operator())) {
      end++;
    }
    // The value of a reserved expansion is everything up to what the rest needs.
    int to = reserved ? end : from + 1;
    int step = reserved ? -1 : 1;
    for (; to > from && to <= end; to += step) {
      if (rest(part + 1, to)) {
        String value = UriValues.decode(uri, from, to);
        if (value == null || !UriValues.isHarmless(value, reserved)) {
          return false;
        }
        values.put(variable.name(), value);
        return true;
      }
    }
    return false;
  }

  private static boolean isValueChar(char c, UriOperator operator) {
    return switch (c) {
      case '/', '?', ',' -> operator.reserved();
      case '#' -> operator == UriOperator.FRAGMENT;
      case '&', ';', '=' -> operator.reserved() || operator == UriOperator.SIMPLE;
      case '.' -> operator != UriOperator.LABEL;
      default -> true;
    };
  }

  private boolean query(UriTemplatePart.Query query, int part, int from) {
    if (from == uri.length() || uri.charAt(from) != query.first()) {
      return rest(part + 1, from);
    }
    int end = uri.indexOf('#', from);
    end = end < 0 ? uri.length() : end;
    if (query.first() == ';') {
      int slash = uri.indexOf('/', from);
      end = slash < 0 ? end : Math.min(end, slash);
    }
    char separator = query.first() == ';' ? ';' : '&';
    Map<String, String> found = new HashMap<>();
    // The pairs may be followed by those of a continuation, {&more}, so the longest fit wins.
    for (int to = end; to > from; to = uri.lastIndexOf(separator, to - 1)) {
      found.clear();
      if (pairs(query.names(), separator, from + 1, to, found) && rest(part + 1, to)) {
        values.putAll(found);
        return true;
      }
    }
    return false;
  }

  private boolean pairs(
      Set<String> names, char separator, int from, int to, Map<String, String> found) {
    int start = from;
    while (start <= to) {
      int end = uri.indexOf(separator, start);
      end = end < 0 || end > to ? to : end;
      int equals = uri.indexOf('=', start);
      equals = equals < 0 || equals > end ? end : equals;
      String name = uri.substring(start, equals);
      String value = equals == end ? "" : UriValues.decode(uri, equals + 1, end);
      if (!names.contains(name)
          || value == null
          || !UriValues.isHarmless(value, false)
          || found.put(name, value) != null) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }
}
