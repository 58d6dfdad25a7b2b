package dev.mcpsdk.transport.http.wire;

import org.jspecify.annotations.Nullable;

/** The two media types of the transport, and reading them in headers. */
public final class MediaTypes {

  public static final String JSON = "application/json";
  public static final String EVENT_STREAM = "text/event-stream";

  /** What every request of a client accepts. */
  public static final String BOTH = JSON + ", " + EVENT_STREAM;

  private static final int MAX_SHOWN = 60;

  private MediaTypes() {}

  /**
   * Whether a {@code Content-Type} is this type; of parameters only {@code charset=utf-8} may be
   * given for JSON.
   */
  public static boolean is(@Nullable String contentType, String type) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    if (!equalsTrimmed(contentType, 0, end < 0 ? contentType.length() : end, type)) {
      return false;
    }
    return end < 0 || isUtf8(contentType, end + 1);
  }

  /**
   * A {@code Content-Type} for an error's text: the bare type, at most 60 characters of it, or that
   * there is none that can be shown.
   */
  public static String described(@Nullable String contentType) {
    if (contentType == null) {
      return "no Content-Type";
    }
    int end = contentType.indexOf(';');
    String type = (end < 0 ? contentType : contentType.substring(0, end)).trim();
    boolean shown = !type.isEmpty() && type.chars().allMatch(c -> c > ' ' && c < 0x7F);
    if (!shown) {
      return "an unreadable Content-Type";
    }
    return "Content-Type " + (type.length() > MAX_SHOWN ? type.substring(0, MAX_SHOWN) : type);
  }

  /** Whether an {@code Accept} takes both types. A request without one takes everything. */
  public static boolean acceptsBoth(@Nullable String accept) {
    return accept == null
        || accept.equals(BOTH)
        || accepts(accept, JSON) && accepts(accept, EVENT_STREAM);
  }

  /** Whether an {@code Accept} takes event streams. A request without one takes everything. */
  public static boolean acceptsStream(@Nullable String accept) {
    return accept == null || accepts(accept, EVENT_STREAM);
  }

  private static boolean accepts(String accept, String type) {
    for (int start = 0; start <= accept.length(); ) {
      int comma = accept.indexOf(',', start);
      int end = comma < 0 ? accept.length() : comma;
      int semicolon = accept.indexOf(';', start);
      int rangeEnd = semicolon < 0 || semicolon > end ? end : semicolon;
      if (covers(accept, start, rangeEnd, type) && !isZeroQuality(accept, rangeEnd, end)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static boolean covers(String accept, int start, int end, String type) {
    if (equalsTrimmed(accept, start, end, type) || equalsTrimmed(accept, start, end, "*/*")) {
      return true;
    }
    String main = type.substring(0, type.indexOf('/') + 1);
    return equalsTrimmed(accept, start, end, main + '*');
  }

  private static boolean isZeroQuality(String accept, int from, int to) {
    int q = accept.indexOf("q=", from);
    if (q < 0 || q + 2 >= to || accept.charAt(q + 2) != '0') {
      return false;
    }
    for (int i = q + 3; i < to; i++) {
      char c = accept.charAt(i);
      if (c >= '1' && c <= '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(String contentType, int from) {
    int charset = indexOfIgnoringCase(contentType, "charset=", from);
    if (charset < 0) {
      return true;
    }
    int start = charset + "charset=".length();
    int semicolon = contentType.indexOf(';', start);
    int end = semicolon < 0 ? contentType.length() : semicolon;
    return equalsTrimmed(contentType, start, end, "utf-8")
        || equalsTrimmed(contentType, start, end, "\"utf-8\"");
  }

  private static int indexOfIgnoringCase(String text, String part, int from) {
    for (int i = from; i <= text.length() - part.length(); i++) {
      if (text.regionMatches(true, i, part, 0, part.length())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean equalsTrimmed(String text, int start, int end, String expected) {
    int from = start;
    int to = end;
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    return to - from == expected.length()
        && text.regionMatches(true, from, expected, 0, expected.length());
  }
}
