package dev.mcpsdk.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Values taken out of a URI. */
final class UriValues {

  private UriValues() {}

  /** Percent-decodes once; null if that gives no text. */
  static @Nullable String decode(String uri, int from, int to) {
    int percent = uri.indexOf('%', from);
    if (percent < 0 || percent >= to) {
      return uri.substring(from, to);
    }
    byte[] raw = uri.substring(from, to).getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        raw[length++] = raw[i];
        continue;
      }
      int high = digit(raw, i + 1);
      int low = digit(raw, i + 2);
      if (high < 0 || low < 0) {
        return null;
      }
      raw[length++] = (byte) (high << 4 | low);
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw, 0, length)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static int digit(byte[] raw, int index) {
    return index < raw.length ? Character.digit(raw[index], 16) : -1;
  }

  /** Whether a decoded value can be put into a path without leading out of it. */
  static boolean isHarmless(String value, boolean slashes) {
    int segment = 0;
    for (int i = 0; i <= value.length(); i++) {
      char c = i == value.length() ? '/' : value.charAt(i);
      if (c == 0 || c == '\\' || c == '/' && i < value.length() && !slashes) {
        return false;
      }
      if (c == '/') {
        if (isDots(value, segment, i)) {
          return false;
        }
        segment = i + 1;
      }
    }
    return true;
  }

  private static boolean isDots(String value, int from, int to) {
    int length = to - from;
    return length == 1 && value.charAt(from) == '.'
        || length == 2 && value.charAt(from) == '.' && value.charAt(from + 1) == '.';
  }
}
