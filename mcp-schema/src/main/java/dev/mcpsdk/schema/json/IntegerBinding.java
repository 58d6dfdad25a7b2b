package dev.mcpsdk.schema.json;

import java.util.function.LongFunction;

/** A Java integer type: any JSON number with an integral value in its range, so {@code 1.0} too. */
final class IntegerBinding extends ValueBinding {

  static final IntegerBinding BYTE =
      new IntegerBinding(Byte.MIN_VALUE, Byte.MAX_VALUE, number -> (byte) number);
  static final IntegerBinding SHORT =
      new IntegerBinding(Short.MIN_VALUE, Short.MAX_VALUE, number -> (short) number);
  static final IntegerBinding INT =
      new IntegerBinding(Integer.MIN_VALUE, Integer.MAX_VALUE, number -> (int) number);
  static final IntegerBinding LONG =
      new IntegerBinding(Long.MIN_VALUE, Long.MAX_VALUE, number -> number);

  private final long min;
  private final long max;
  private final LongFunction<Object> boxed;

  private IntegerBinding(long min, long max, LongFunction<Object> boxed) {
    this.min = min;
    this.max = max;
    this.boxed = boxed;
  }

  @Override
  Object read(JsonTape tape, int node) {
    return boxed.apply(integer(tape, node, min, max));
  }

  static long integer(JsonTape tape, int node, long min, long max) {
    if (tape.kind(node) != JsonKind.NUMBER) {
      throw TapePath.expected(range(min, max), tape, node);
    }
    if (tape.fitsLong(node)) {
      long number = tape.longValue(node);
      if (number >= min && number <= max) {
        return number;
      }
      throw TapePath.mismatch(range(min, max), tape, node, "a number beyond it");
    }
    boolean integer = tape.isInteger(node);
    throw TapePath.mismatch(
        range(min, max), tape, node, integer ? "a number beyond it" : "a number with a fraction");
  }

  private static String range(long min, long max) {
    return "an integer from " + min + " to " + max;
  }

  @Override
  void write(JsonWriter out, Object value) {
    out.value(((Number) value).longValue());
  }
}
