package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.Name;

/** Ids and tokens: a string or an integer, which never count as the same. */
public final class IdCodec {
  private static final String EXPECTED = "a string or an integer";

  private IdCodec() {}

  public static RequestId readId(JsonReader in) {
    JsonKind kind = in.peek();
    if (kind == JsonKind.STRING) {
      return new RequestId.Text(in.string());
    }
    if (kind == JsonKind.NUMBER) {
      return new RequestId.Num(in.integer());
    }
    throw in.expected(EXPECTED);
  }

  public static void write(JsonWriter out, Name name, RequestId id) {
    if (id instanceof RequestId.Num number) {
      out.member(name, number.value());
    } else {
      out.member(name, ((RequestId.Text) id).value());
    }
  }

  static ProgressToken readToken(JsonReader in) {
    JsonKind kind = in.peek();
    if (kind == JsonKind.STRING) {
      return new ProgressToken.Text(in.string());
    }
    if (kind == JsonKind.NUMBER) {
      return new ProgressToken.Num(in.integer());
    }
    throw in.expected(EXPECTED);
  }

  static void write(JsonWriter out, Name name, ProgressToken token) {
    if (token instanceof ProgressToken.Num number) {
      out.member(name, number.value());
    } else {
      out.member(name, ((ProgressToken.Text) token).value());
    }
  }
}
