package dev.mcpsdk.benchmarks.codec;

/** What the project holds itself to, against the official SDK's better mapper. */
final class CodecGoals {
  /** Share of the official SDK's bytes to aim for when decoding. */
  static final double DECODE_BYTES_GOAL = 0.25;

  private CodecGoals() {}

  /** How many times as fast it has to be; 0 if nothing is laid down. */
  static double speed(boolean decode, Payload payload) {
    return switch (payload) {
      case SMALL_CALL, TEXT_RESULT -> decode ? 5 : 2.8;
      case PROGRESS -> decode ? 5 : 2.3;
      case TOOL_LIST -> decode ? 3.5 : 1.6;
      case TEXT_1MIB -> decode ? 2.2 : 1.7;
      case STRUCTURED_10K -> 0;
    };
  }

  /** The share of bytes it may allocate. */
  static double bytes(boolean decode, Payload payload) {
    if (!decode) {
      return 0.65;
    }
    return payload == Payload.TEXT_1MIB ? 0.6 : 0.5;
  }
}
