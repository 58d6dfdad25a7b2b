package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import java.math.BigDecimal;

/** {@code minimum}, {@code maximum} and their exclusive forms; exact for numbers of any size. */
final class NumberBound extends Assertion {

  enum Side {
    MINIMUM("minimum", "at least"),
    MAXIMUM("maximum", "at most"),
    EXCLUSIVE_MINIMUM("exclusiveMinimum", "more than"),
    EXCLUSIVE_MAXIMUM("exclusiveMaximum", "less than");

    private final String keyword;
    private final String phrase;

    Side(String keyword, String phrase) {
      this.keyword = keyword;
      this.phrase = phrase;
    }

    String keyword() {
      return keyword;
    }

    boolean allows(int comparison) {
      return switch (this) {
        case MINIMUM -> comparison >= 0;
        case MAXIMUM -> comparison <= 0;
        case EXCLUSIVE_MINIMUM -> comparison > 0;
        case EXCLUSIVE_MAXIMUM -> comparison < 0;
      };
    }
  }

  private final Side side;
  private final BigDecimal limit;
  private final boolean plain;
  private final long plainLimit;
  private final String text;

  NumberBound(Side side, JsonTape schema, int node) {
    super(side.keyword());
    this.side = side;
    this.limit = schema.decimal(node);
    this.plain = schema.fitsLong(node);
    this.plainLimit = plain ? schema.longValue(node) : 0;
    this.text = JsonPointer.shorten(schema.raw(node).toString());
  }

  @Override
  boolean holds(Evaluation run, int node) {
    JsonTape tape = run.tape();
    if (tape.kind(node) != JsonKind.NUMBER) {
      return true;
    }
    return side.allows(
        plain && tape.fitsLong(node)
            ? Long.compare(tape.longValue(node), plainLimit)
            : tape.decimal(node).compareTo(limit));
  }

  @Override
  String problem(JsonTape tape, int node) {
    boolean tooSmall = side == Side.MINIMUM || side == Side.EXCLUSIVE_MINIMUM;
    return "expected "
        + side.phrase
        + " "
        + text
        + " but the number found is "
        + (tooSmall ? "too small" : "too large");
  }
}
