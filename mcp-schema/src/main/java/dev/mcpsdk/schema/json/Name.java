package dev.mcpsdk.schema.json;

import java.nio.charset.StandardCharsets;

/** A member name together with its encoded form, so that writing it is one copy. */
public final class Name {

  private final String text;
  private final byte[] quoted;

  private Name(String text, byte[] quoted) {
    this.text = text;
    this.quoted = quoted;
  }

  /** A name of printable ASCII without quotes and backslashes, as all names of the protocol are. */
  public static Name of(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (c < 0x20 || c > 0x7E || c == '"' || c == '\\') {
        throw new IllegalArgumentException("not a plain ASCII member name: " + ascii);
      }
    }
    return new Name(ascii, ('"' + ascii + "\":").getBytes(StandardCharsets.US_ASCII));
  }

  /** Any name, escaped where it must be: users choose the names of their members. */
  static Name ofAny(String text) {
    return new Name(text, new JsonWriter(text.length() + 3).name(text).toByteArray());
  }

  public String text() {
    return text;
  }

  /** {@code "name":} with its quotes and colon; not to be changed. */
  byte[] quoted() {
    return quoted;
  }

  @Override
  public String toString() {
    return text;
  }
}
