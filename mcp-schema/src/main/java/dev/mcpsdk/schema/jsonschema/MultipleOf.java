package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import java.math.BigDecimal;
import java.math.BigInteger;

/** {@code multipleOf}, exact in decimal: 0.0075 is a multiple of 0.0001. */
final class MultipleOf extends Assertion {
  private final BigDecimal divisor;
  private final boolean plain;
  private final long plainDivisor;
  private final String text;

  MultipleOf(JsonTape schema, int node) {
    super("multipleOf");
    this.divisor = schema.decimal(node);
    this.plain = schema.fitsLong(node);
    this.plainDivisor = plain ? schema.longValue(node) : 1;
    this.text = JsonPointer.shorten(schema.raw(node).toString());
  }

  @Override
  boolean holds(Evaluation run, int node) {
    JsonTape tape = run.tape();
    if (tape.kind(node) != JsonKind.NUMBER) {
      return true;
    }
    return plain && tape.fitsLong(node)
        ? tape.longValue(node) % plainDivisor == 0
        : isMultiple(tape.decimal(node), divisor);
  }

  /**
   * Never writes a power of ten out: {@code 1e1000000000} is a valid number. With the value u·10^a
   * and the divisor v·10^b the question is whether v divides u·10^(a-b).
   */
  static boolean isMultiple(BigDecimal value, BigDecimal divisor) {
    if (value.signum() == 0) {
      return true;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    BigInteger digits = stripped.unscaledValue();
    BigInteger modulus = divisor.unscaledValue();
    long exponent = (long) divisor.scale() - stripped.scale();
    if (exponent < 0) {
      return false; // 10 would have to divide u, whose trailing zeros are gone
    }
    BigInteger power = BigInteger.TEN.modPow(BigInteger.valueOf(exponent), modulus);
    return digits.mod(modulus).multiply(power).mod(modulus).signum() == 0;
  }

  @Override
  String problem(JsonTape tape, int node) {
    return "expected a multiple of " + text + " but found a number that is none";
  }
}
