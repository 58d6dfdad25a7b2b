package dev.mcpsdk.schema.json;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value as its UTF-8 text (without line breaks), kept until somebody reads it. Immutable
 * and thread-safe; it owns its bytes, and they were checked when it was made, so reading it can
 * fail only for its shape. Two are equal if they are the same JSON value: order of members, white
 * space and spelling of numbers and strings do not count.
 */
public final class RawJson {

  public static final RawJson NULL = new RawJson(ascii("null"), JsonKind.NULL);
  public static final RawJson TRUE = new RawJson(ascii("true"), JsonKind.BOOLEAN);
  public static final RawJson FALSE = new RawJson(ascii("false"), JsonKind.BOOLEAN);
  public static final RawJson EMPTY_OBJECT = new RawJson(ascii("{}"), JsonKind.OBJECT);

  private final byte[] text;
  private final JsonKind kind;
  private volatile @Nullable JsonTape tape;
  private volatile @Nullable JsonValue view;

  private RawJson(byte[] text, JsonKind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** Checks and keeps a JSON text. @throws JsonSyntaxException if it is none */
  public static RawJson of(String json) {
    return check(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Checks and copies a JSON text. @throws JsonSyntaxException if it is none */
  public static RawJson ofUtf8(byte[] utf8) {
    return check(utf8.clone());
  }

  public static RawJson string(String text) {
    return write(out -> out.value(text));
  }

  public static RawJson number(long number) {
    return write(out -> out.value(number));
  }

  public static RawJson bool(boolean flag) {
    return flag ? TRUE : FALSE;
  }

  /** The value that the body writes. @throws JsonSyntaxException if that is not one JSON value */
  public static RawJson write(Consumer<JsonWriter> body) {
    return check(JsonWriter.toBytes(body));
  }

  /**
   * The JSON form of a Java value as {@link JsonBinder#standard()} writes it; null becomes {@link
   * #NULL}.
   */
  public static RawJson from(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    return value instanceof RawJson raw ? raw : JsonBinder.standard().toJson(value);
  }

  /** Copies a part of a buffer that a reader has just checked, with its number of line breaks. */
  static RawJson checked(byte[] buffer, int from, int to, JsonKind kind, int lineBreaks) {
    return switch (kind) {
      case NULL -> NULL;
      case BOOLEAN -> buffer[from] == 't' ? TRUE : FALSE;
      case OBJECT ->
          to - from == 2 ? EMPTY_OBJECT : new RawJson(oneLine(buffer, from, to, lineBreaks), kind);
      default -> new RawJson(oneLine(buffer, from, to, lineBreaks), kind);
    };
  }

  private static RawJson check(byte[] own) {
    // What a program makes itself is bound by the deepest reading there is, not by the limits for a
    // stranger's input.
    JsonLimits limits =
        new JsonLimits(JsonLimits.DEPTH_CEILING, Integer.MAX_VALUE, Integer.MAX_VALUE);
    JsonReader in = new JsonReader(own, 0, own.length, limits);
    JsonKind kind = in.peek();
    in.skip();
    in.end();
    return new RawJson(oneLine(own, 0, own.length, in.lineBreaks()), kind);
  }

  /**
   * A copy of checked text without line breaks, which can only be white space there: transports
   * that frame messages by lines must be able to pass it on as it is.
   */
  private static byte[] oneLine(byte[] b, int from, int to, int breaks) {
    if (breaks == 0) {
      return from == 0 && to == b.length ? b : Arrays.copyOfRange(b, from, to);
    }
    byte[] line = new byte[to - from - breaks];
    int n = 0;
    for (int i = from; i < to; i++) {
      if (b[i] != '\n' && b[i] != '\r') {
        line[n++] = b[i];
      }
    }
    return line;
  }

  public JsonKind kind() {
    return kind;
  }

  /** Length of the text in bytes. */
  public int length() {
    return text.length;
  }

  public byte[] toByteArray() {
    return text.clone();
  }

  public void writeTo(JsonWriter out) {
    out.rawBytes(text, 0, text.length);
  }

  /** A reader over this value. */
  public JsonReader reader() {
    JsonLimits limits =
        new JsonLimits(JsonLimits.DEPTH_CEILING, Integer.MAX_VALUE, Integer.MAX_VALUE);
    return new JsonReader(text, 0, text.length, limits);
  }

  /** An index over this value, made at the first call and kept. */
  public JsonTape tape() {
    JsonTape made = tape;
    if (made == null) {
      made = JsonTape.index(text);
      tape = made;
    }
    return made;
  }

  /** A member of an object, null if there is none; always null if this is not an object. */
  public @Nullable RawJson member(String name) {
    if (kind != JsonKind.OBJECT) {
      return null;
    }
    int node = tape().member(JsonTape.ROOT, name);
    return node < 0 ? null : tape().raw(node);
  }

  /** The Jakarta JSON Processing view, made at the first call and kept. */
  public JsonValue asJsonValue() {
    JsonValue made = view;
    if (made == null) {
      try (var reader = Json.createReader(new StringReader(toString()))) {
        made = reader.readValue();
      }
      view = made;
    }
    return made;
  }

  /** Binds this value to a Java type. @throws JsonShapeException if it does not fit */
  public <T> T as(Class<T> type) {
    return JsonBinder.standard().<T>binding(type).read(this);
  }

  /** As {@link #as(Class)}, for a type with arguments such as {@code List<Point>}. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // a Type does not carry T; JSON-B has the same
  public <T> T as(Type type) {
    return JsonBinder.standard().<T>binding(type).read(this);
  }

  /** SHA-256 of the canonical form: equal values have equal digests. */
  public byte[] canonicalSha256() {
    return CanonicalJson.sha256(tape());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof RawJson that
        && kind == that.kind
        && (Arrays.equals(text, that.text)
            || tape().valueEquals(JsonTape.ROOT, that.tape(), JsonTape.ROOT));
  }

  @Override
  public int hashCode() {
    return tape().valueHash(JsonTape.ROOT);
  }

  /** The JSON text. */
  @Override
  public String toString() {
    return new String(text, StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
