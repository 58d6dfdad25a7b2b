package dev.mcpsdk.transport.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** Reads whole events from a chunked response, however they are cut; comments are skipped. */
final class SseEvents {

  private final RawConnection connection;
  private final StringBuilder rest = new StringBuilder();
  private final Deque<SessionClient.Event> events = new ArrayDeque<>();
  private boolean ended;

  SseEvents(RawConnection connection) {
    this.connection = connection;
  }

  /** The next event; null at the end of the stream. */
  SessionClient.Event next() {
    while (events.isEmpty() && !ended) {
      String chunk = connection.chunk();
      if (chunk.isEmpty()) {
        ended = true;
      }
      rest.append(chunk);
      for (int end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
        take(rest.substring(0, end));
        rest.delete(0, end + 2);
      }
    }
    return events.poll();
  }

  private void take(String block) {
    String type = null;
    String id = null;
    String retry = null;
    String data = null;
    for (String line : block.split("\n", -1)) {
      if (line.startsWith("event: ")) {
        type = line.substring(7);
      } else if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("retry: ")) {
        retry = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
      }
    }
    if (data != null) {
      events.add(new SessionClient.Event(type, id, retry, data));
    }
  }
}
