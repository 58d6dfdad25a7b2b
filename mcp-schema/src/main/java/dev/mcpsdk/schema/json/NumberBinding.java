package dev.mcpsdk.schema.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers that are not plain Java integers. */
enum NumberBinding {
  FLOAT {
    @Override
    Object of(JsonTape tape, int node) {
      float number = tape.decimal(node).floatValue();
      if (Float.isInfinite(number)) {
        throw TapePath.mismatch("a number a float can hold", tape, node, "a number beyond it");
      }
      return number;
    }

    @Override
    void write(JsonWriter out, Object value) {
      float number = (Float) value;
      refuseUnlessFinite(number);
      // Through its own text, or 0.1f would be written as 0.10000000149011612.
      out.value(new BigDecimal(Float.toString(number)));
    }
  },

  DOUBLE {
    @Override
    Object of(JsonTape tape, int node) {
      double number = tape.doubleValue(node);
      if (Double.isInfinite(number)) {
        throw TapePath.mismatch("a number a double can hold", tape, node, "a number beyond it");
      }
      return number;
    }

    @Override
    void write(JsonWriter out, Object value) {
      refuseUnlessFinite((Double) value);
      out.value((double) (Double) value);
    }
  },

  BIG_DECIMAL {
    @Override
    Object of(JsonTape tape, int node) {
      BigDecimal number = tape.decimal(node);
      // Harmless as it is, 1e999999999 fills the memory as soon as somebody calculates with it.
      if (Math.abs((long) number.scale()) > MAX_DIGITS) {
        throw TapePath.mismatch(
            "a number of at most " + MAX_DIGITS + " digits", tape, node, "a longer one");
      }
      return number;
    }

    @Override
    void write(JsonWriter out, Object value) {
      out.value((BigDecimal) value);
    }
  },

  BIG_INTEGER {
    @Override
    Object of(JsonTape tape, int node) {
      if (!tape.isInteger(node)) {
        throw TapePath.mismatch("an integer", tape, node, "a number with a fraction");
      }
      BigDecimal number = (BigDecimal) BIG_DECIMAL.of(tape, node);
      return number.toBigIntegerExact();
    }

    @Override
    void write(JsonWriter out, Object value) {
      out.value(new BigDecimal((BigInteger) value));
    }
  };

  static final int MAX_DIGITS = 10_000;

  abstract Object of(JsonTape tape, int node);

  abstract void write(JsonWriter out, Object value);

  private static void refuseUnlessFinite(double number) {
    if (!Double.isFinite(number)) {
      throw new JsonBindingException("JSON has no " + number + ": use null for what is unknown");
    }
  }

  ValueBinding binding() {
    NumberBinding kind = this;
    return new ValueBinding() {
      @Override
      Object read(JsonTape tape, int node) {
        if (tape.kind(node) != JsonKind.NUMBER) {
          throw TapePath.expected("a number", tape, node);
        }
        return kind.of(tape, node);
      }

      @Override
      void write(JsonWriter out, Object value) {
        kind.write(out, value);
      }
    };
  }
}
