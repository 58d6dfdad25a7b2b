package dev.mcpsdk.transport.http.session;

import org.jspecify.annotations.Nullable;

/**
 * The id of an event as clients see it: unique in its session, and naming its stream.
 *
 * @param call whether its stream answers a request; else it carries what belongs to none
 * @param stream the number of the stream
 * @param event as the store named it
 */
record EventId(boolean call, long stream, String event) {

  private static final int LONGEST = 96;

  /** What a client sent; null if it is no such id. */
  static @Nullable EventId parse(String text) {
    int dash = text.indexOf('-');
    if (text.length() > LONGEST || dash < 2 || dash == text.length() - 1) {
      return null;
    }
    char kind = text.charAt(0);
    if (kind != 'c' && kind != 's') {
      return null;
    }
    try {
      long stream = Long.parseLong(text, 1, dash, 10);
      return stream < 1 ? null : new EventId(kind == 'c', stream, text.substring(dash + 1));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return (call ? "c" : "s") + stream + '-' + event;
  }
}
