package dev.mcpsdk.schema.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from UTF-8 bytes in one pass, asked by code that knows what it expects. Strict: RFC
 * 8259 only, valid UTF-8, no member twice, no value beyond the limits. Not thread-safe. The bytes
 * must not change while it reads.
 *
 * <pre>{@code
 * in.beginObject();
 * for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
 *   switch (m) {
 *     case NAME -> name = in.string();
 *     default -> in.skip();
 *   }
 * }
 * }</pre>
 */
public final class JsonReader {

  private final byte[] buffer;
  private final int start;
  private final int end;
  private final JsonLimits limits;
  private final OpenValues open;
  private int pos;
  private int lineBreaks;

  public JsonReader(byte[] utf8) {
    this(utf8, 0, utf8.length, JsonLimits.DEFAULT);
  }

  public JsonReader(byte[] buffer, int offset, int length, JsonLimits limits) {
    this.buffer = buffer;
    this.open = new OpenValues(buffer);
    this.start = offset;
    this.pos = offset;
    this.end = offset + length;
    this.limits = limits;
  }

  /** Enters an object. */
  public void beginObject() {
    if (next() != '{') {
      throw expected("an object");
    }
    pushObject();
  }

  /**
   * Goes to the next member's value.
   *
   * @return the name's index, {@link MemberNames#UNKNOWN}, or {@link MemberNames#END} when the
   *     object has been left
   */
  public int nextMember(MemberNames names) {
    if (!enterMember()) {
      return MemberNames.END;
    }
    int index =
        open.nameEscaped()
            ? escapedIndex(names)
            : names.index(buffer, open.nameStart(), open.nameEnd());
    if (!(index < 0 ? open.addName() : open.add(index))) {
      throw twice();
    }
    return index;
  }

  /**
   * Goes to the next member's value, whatever its name is ({@link #memberName()}); false when the
   * object has been left.
   */
  public boolean nextMember() {
    if (!enterMember()) {
      return false;
    }
    if (!open.addName()) {
      throw twice();
    }
    return true;
  }

  /** The name of the member entered last in the innermost open object. */
  public String memberName() {
    return open.name();
  }

  /** Enters an array. */
  public void beginArray() {
    if (next() != '[') {
      throw expected("an array");
    }
    pushArray();
  }

  /** Goes to the next element; false when the array has been left. */
  public boolean nextElement() {
    int c = next();
    if (c == ']') {
      pos++;
      open.pop();
      return false;
    }
    if (!open.first()) {
      if (c != ',') {
        throw syntax("expected ',' or ']' in an array");
      }
      pos++;
    }
    return true;
  }

  /** The kind of the value to come. */
  public JsonKind peek() {
    int c = next();
    return switch (c) {
      case '{' -> JsonKind.OBJECT;
      case '[' -> JsonKind.ARRAY;
      case '"' -> JsonKind.STRING;
      case 't', 'f' -> JsonKind.BOOLEAN;
      case 'n' -> JsonKind.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> JsonKind.NUMBER;
      case -1 -> throw syntax("the text ends where a value is expected");
      default -> throw syntax("expected a value");
    };
  }

  /** Consumes a null; false, and nothing consumed, if the value to come is something else. */
  public boolean nextNull() {
    if (next() != 'n') {
      return false;
    }
    literal("null");
    return true;
  }

  public String string() {
    if (next() != '"') {
      throw expected("a string");
    }
    int from = pos + 1;
    long closed = closeString(from);
    return JsonStrings.text(buffer, from, (int) closed, closed);
  }

  /**
   * Consumes a string that is one of the names and returns its index; {@link MemberNames#UNKNOWN},
   * and nothing consumed, for any other value.
   */
  public int stringIndex(MemberNames names) {
    if (next() != '"') {
      return MemberNames.UNKNOWN;
    }
    int quote = pos;
    long closed = closeString(quote + 1);
    int index = MemberNames.UNKNOWN;
    if ((closed & JsonStrings.ESCAPED) == 0) {
      index = names.index(buffer, quote + 1, (int) closed);
    } else {
      byte[] plain =
          JsonStrings.text(buffer, quote + 1, (int) closed, closed)
              .getBytes(java.nio.charset.StandardCharsets.UTF_8);
      index = names.index(plain, 0, plain.length);
    }
    if (index < 0) {
      pos = quote;
    }
    return index;
  }

  /**
   * Looks into the object to come for a string member and consumes nothing.
   *
   * @return the index of its value in the list, {@link MemberNames#UNKNOWN} if it is another
   *     string, {@link MemberNames#END} if there is no such member
   */
  public int lookAhead(MemberNames name, MemberNames values) {
    if (next() != '{') {
      throw expected("an object");
    }
    int from = pos;
    int outer = open.depth();
    int found = MemberNames.END;
    beginObject();
    for (int m; (m = nextMember(name)) != MemberNames.END; ) {
      if (m == 0) {
        if (peek() != JsonKind.STRING) {
          throw expected("a string");
        }
        found = stringIndex(values);
        break;
      }
      skip();
    }
    if (open.depth() > outer) {
      open.pop();
    }
    pos = from;
    return found;
  }

  /** A string, or null for a JSON null. */
  public @Nullable String optionalString() {
    return nextNull() ? null : string();
  }

  public boolean bool() {
    int c = next();
    if (c == 't') {
      literal("true");
      return true;
    }
    if (c == 'f') {
      literal("false");
      return false;
    }
    throw expected("a boolean");
  }

  /**
   * A number written as an integer ({@code 1.0} and {@code 1e2} are not) within the range of a
   * long.
   */
  public long integer() {
    int from = number("an integer");
    if (!JsonNumbers.isPlainLong(buffer, from, pos)) {
      throw badNumber("an integer of 64 bits", from);
    }
    return JsonNumbers.longValue(buffer, from, pos);
  }

  /** As {@link #integer()}, within the range of an int. */
  public int int32() {
    int from = number("an integer");
    if (JsonNumbers.isPlainLong(buffer, from, pos)) {
      long value = JsonNumbers.longValue(buffer, from, pos);
      if (value == (int) value) {
        return (int) value;
      }
    }
    throw badNumber("an integer of 32 bits", from);
  }

  /** A number within the range of a double. */
  public double number() {
    int from = number("a number");
    double value = JsonNumbers.doubleValue(buffer, from, pos);
    if (Double.isInfinite(value)) {
      throw badNumber("a number in the range of a double", from);
    }
    return value;
  }

  public BigDecimal decimal() {
    int from = number("a number");
    return JsonNumbers.decimal(buffer, from, pos);
  }

  /** Copies the value to come, checked to its end, to be read later. */
  public RawJson raw() {
    JsonKind kind = peek();
    int from = pos;
    int before = lineBreaks;
    skip();
    return RawJson.checked(buffer, from, pos, kind, lineBreaks - before);
  }

  /** Passes over the value to come; it is checked all the same. */
  public void skip() {
    switch (next()) {
      case '{' -> {
        pushObject();
        while (nextMember()) {
          skip();
        }
      }
      case '[' -> {
        pushArray();
        while (nextElement()) {
          skip();
        }
      }
      case '"' -> closeString(pos + 1);
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> {
        peek();
        number("a number");
      }
    }
  }

  /** Checks that nothing but white space is left. */
  public void end() {
    if (next() != -1) {
      throw syntax("expected the end of the text");
    }
  }

  /** How far it has read: an index into the buffer. */
  public int position() {
    return pos;
  }

  /** The current place, like {@code $.params.content[2]}. */
  public String path() {
    return open.path();
  }

  /** An error that says what was expected at the current place and what kind of value is there. */
  public JsonShapeException expected(String what) {
    String path = path();
    return new JsonShapeException(
        path, "expected " + what + " at " + path + " but found " + peek().phrase());
  }

  /** An error for a required member that did not come in the object just left. */
  public JsonShapeException missing(String member) {
    String path = path() + '.' + member;
    return new JsonShapeException(path, "expected member " + path + " but it is missing");
  }

  private boolean enterMember() {
    int c = next();
    if (c == '}') {
      pos++;
      open.pop();
      return false;
    }
    if (!open.first()) {
      if (c != ',') {
        throw syntax("expected ',' or '}' in an object");
      }
      pos++;
      c = next();
    }
    if (c != '"') {
      throw syntax("expected a member name");
    }
    int from = pos + 1;
    long closed = closeString(from);
    open.name(from, (int) closed, (closed & JsonStrings.ESCAPED) != 0);
    if (next() != ':') {
      throw syntax("expected ':' after a member name");
    }
    pos++;
    return true;
  }

  private int escapedIndex(MemberNames names) {
    byte[] plain = memberName().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return names.index(plain, 0, plain.length);
  }

  private JsonSyntaxException twice() {
    return new JsonSyntaxException("member " + path() + " comes twice", open.nameStart() - start);
  }

  /** Checks a string that begins at {@code from} and goes behind its closing quote. */
  private long closeString(int from) {
    long closed = JsonStrings.close(buffer, from, end);
    int to = (int) closed;
    if (to - from > limits.maxStringBytes()) {
      throw new JsonSyntaxException(
          "a string of "
              + (to - from)
              + " bytes is over the limit maxStringBytes "
              + limits.maxStringBytes(),
          from - start);
    }
    pos = to + 1;
    return closed;
  }

  private int number(String what) {
    int c = next();
    if (c != '-' && (c < '0' || c > '9')) {
      throw expected(what);
    }
    int from = pos;
    pos = JsonNumbers.scan(buffer, from, end);
    if (pos - from > limits.maxNumberLength()) {
      throw new JsonSyntaxException(
          "a number of "
              + (pos - from)
              + " characters is over the limit maxNumberLength "
              + limits.maxNumberLength(),
          from - start);
    }
    return from;
  }

  private JsonShapeException badNumber(String what, int from) {
    String path = path();
    String text = JsonNumbers.text(buffer, from, Math.min(pos, from + 40));
    return new JsonShapeException(path, "expected " + what + " at " + path + " but found " + text);
  }

  private void literal(String word) {
    int length = word.length();
    if (end - pos < length) {
      throw syntax("expected " + word);
    }
    for (int i = 1; i < length; i++) {
      if (buffer[pos + i] != word.charAt(i)) {
        throw syntax("expected " + word);
      }
    }
    pos += length;
  }

  /** The byte to come after white space, not consumed; -1 at the end. */
  private int next() {
    int i = pos;
    if (i < end) {
      byte c = buffer[i];
      if (c > ' ') {
        return c;
      }
    }
    return nextAfterSpace();
  }

  private int nextAfterSpace() {
    int i = pos;
    while (i < end) {
      byte c = buffer[i];
      if (c == '\n' || c == '\r') {
        lineBreaks++;
      } else if (c != ' ' && c != '\t') {
        pos = i;
        return c & 0xFF;
      }
      i++;
    }
    pos = i;
    return -1;
  }

  /** Line breaks passed so far. */
  int lineBreaks() {
    return lineBreaks;
  }

  private void pushObject() {
    deeper();
    open.pushObject();
  }

  private void pushArray() {
    deeper();
    open.pushArray();
  }

  private void deeper() {
    pos++;
    if (open.depth() + 1 >= limits.maxDepth()) {
      throw syntax("nested deeper than the limit maxDepth " + limits.maxDepth());
    }
  }

  private JsonSyntaxException syntax(String message) {
    return new JsonSyntaxException(message, pos - start);
  }
}
