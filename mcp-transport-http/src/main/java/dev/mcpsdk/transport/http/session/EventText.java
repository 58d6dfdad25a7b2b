package dev.mcpsdk.transport.http.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Server-sent events with more fields than data. */
final class EventText {

  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);

  private EventText() {}

  /**
   * An event with one JSON value, whose line breaks become spaces: in JSON they stand between
   * tokens only.
   *
   * @param fields whole lines before the data
   */
  static byte[] of(String fields, byte[] json) {
    byte[] first = fields.getBytes(StandardCharsets.US_ASCII);
    int start = first.length + DATA.length;
    byte[] event = Arrays.copyOf(first, start + json.length + 2);
    System.arraycopy(DATA, 0, event, first.length, DATA.length);
    System.arraycopy(json, 0, event, start, json.length);
    for (int i = start; i < start + json.length; i++) {
      if (event[i] == '\n' || event[i] == '\r') {
        event[i] = ' ';
      }
    }
    event[start + json.length] = '\n';
    event[start + json.length + 1] = '\n';
    return event;
  }

  static byte[] message(@Nullable EventId id, byte[] json) {
    return of(id == null ? "" : "id: " + id + '\n', json);
  }

  /** An event that has nothing but an id, and says how long to wait before coming back. */
  static byte[] priming(EventId id, long retryMillis) {
    return of("id: " + id + "\nretry: " + retryMillis + '\n', new byte[0]);
  }
}
