package dev.mcpsdk.benchmarks.load;

import java.util.List;

/** Calls that are made in turn, by whichever connection is free. Not thread-safe. */
final class Rotation {
  private final List<HttpCall> calls;
  private final byte[][] requests;
  private int last = -1;

  Rotation(List<HttpCall> calls) {
    this.calls = calls;
    this.requests = new byte[calls.size()][];
    for (int i = 0; i < requests.length; i++) {
      requests[i] = calls.get(i).bytes();
    }
  }

  /**
   * The next one's bytes, under this id. They are to be written before another one is asked for.
   */
  byte[] next(int id) {
    last = last + 1 == requests.length ? 0 : last + 1;
    HttpCall.putId(requests[last], calls.get(last).idOffset(), id);
    return requests[last];
  }

  /** What answers must contain. */
  String expected() {
    return calls.get(0).expected();
  }
}
