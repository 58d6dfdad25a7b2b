package dev.mcpsdk.schema.json;

import java.util.function.Function;

/** A type written as a string that its own parser reads. */
final class TextBinding extends ValueBinding {

  private final String expected;
  private final Function<String, Object> parser;
  private final Function<Object, String> printer;

  /**
   * @param parser refuses a text by an {@link IllegalArgumentException} or {@link
   *     java.time.DateTimeException}
   */
  TextBinding(String expected, Function<String, Object> parser, Function<Object, String> printer) {
    this.expected = expected;
    this.parser = parser;
    this.printer = printer;
  }

  @Override
  Object read(JsonTape tape, int node) {
    if (tape.kind(node) != JsonKind.STRING) {
      throw TapePath.expected(expected, tape, node);
    }
    try {
      return parser.apply(tape.string(node));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      JsonShapeException mismatch = TapePath.mismatch(expected, tape, node, "another string");
      mismatch.initCause(e);
      throw mismatch;
    }
  }

  @Override
  void write(JsonWriter out, Object value) {
    out.value(printer.apply(value));
  }
}
