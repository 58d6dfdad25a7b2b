package dev.mcpsdk.it.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message that is wrong, and what has to come back.
 *
 * @param code of the error; 0 for a result
 * @param status of HTTP
 * @param id that the answer repeats, as JSON; null if it could not be read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BadMessage(String name, byte[] bytes, int code, int status, String id) {

  static BadMessage notJson(String name, String text) {
    return notJson(name, utf8(text));
  }

  static BadMessage notJson(String name, byte[] bytes) {
    return new BadMessage(name, bytes, -32700, 400, null);
  }

  static BadMessage noMessage(String name, String text, String id) {
    return new BadMessage(name, utf8(text), -32600, 400, id);
  }

  static BadMessage refused(String name, String text, int code, String id) {
    return new BadMessage(name, utf8(text), code, code == -32601 ? 404 : 400, id);
  }

  /** Taken, and answered with an error of the call itself. */
  static BadMessage failed(String name, String text, int code, String id) {
    return new BadMessage(name, utf8(text), code, 200, id);
  }

  /** Strange, but to be answered by a result. */
  static BadMessage good(String name, String text, String id) {
    return new BadMessage(name, utf8(text), 0, 200, id);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The text with these bytes in the place of {@code @}. */
  static byte[] spliced(String text, int... bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = text.indexOf('@');
    out.writeBytes(utf8(text.substring(0, at)));
    for (int b : bytes) {
      out.write(b);
    }
    out.writeBytes(utf8(text.substring(at + 1)));
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
