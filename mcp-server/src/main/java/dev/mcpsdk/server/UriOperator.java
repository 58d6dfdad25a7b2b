package dev.mcpsdk.server;

/** The operators of RFC 6570, section 2.2, with what section 3.2.1 says of their expansion. */
enum UriOperator {
  SIMPLE((char) 0, ',', false),
  RESERVED((char) 0, ',', false),
  FRAGMENT('#', ',', false),
  LABEL('.', '.', false),
  SEGMENT('/', '/', false),
  PARAMETER(';', ';', true),
  QUERY('?', '&', true),
  CONTINUATION('&', '&', true);

  private final char first;
  private final char separator;
  private final boolean named;

  UriOperator(char first, char separator, boolean named) {
    this.first = first;
    this.separator = separator;
    this.named = named;
  }

  /** The operator this character stands for; SIMPLE if it stands for none. */
  static UriOperator of(char c) {
    return switch (c) {
      case '+' -> RESERVED;
      case '#' -> FRAGMENT;
      case '.' -> LABEL;
      case '/' -> SEGMENT;
      case ';' -> PARAMETER;
      case '?' -> QUERY;
      case '&' -> CONTINUATION;
      default -> SIMPLE;
    };
  }

  /** What the expansion begins with; 0 for nothing. */
  char first() {
    return first;
  }

  char separator() {
    return separator;
  }

  /** Whether the expansion is made of {@code name=value} pairs. */
  boolean named() {
    return named;
  }

  /** Whether values may contain reserved characters as they are. */
  boolean reserved() {
    return this == RESERVED || this == FRAGMENT;
  }
}
