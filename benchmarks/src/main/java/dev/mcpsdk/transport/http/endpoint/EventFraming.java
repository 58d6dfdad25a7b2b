package dev.mcpsdk.transport.http.endpoint;

/** A way for benchmarks into a package that is nobody's to see. */
public final class EventFraming {
  private EventFraming() {}

  /** Frames each message as an event, as one write of a stream does. */
  public static int frame(byte[][] messages) {
    EventFrames frames = new EventFrames(512);
    for (byte[] message : messages) {
      frames.event(message, message.length);
    }
    return frames.length();
  }
}
