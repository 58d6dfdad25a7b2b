package dev.mcpsdk.transport.http.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Text in headers that may hold nothing but ASCII: what does not fit travels as {@code
 * =?base64?…?=} around its UTF-8.
 */
public final class HeaderValues {

  private static final String PREFIX = "=?base64?";
  private static final String SUFFIX = "?=";

  private HeaderValues() {}

  public static String encode(String text) {
    if (isPlain(text) && !looksEncoded(text) && !isPadded(text)) {
      return text;
    }
    return PREFIX
        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + SUFFIX;
  }

  /**
   * The text of a header's value, without the whitespace around it; null if it holds what {@link
   * #encode} never writes.
   */
  public static @Nullable String decode(String value) {
    String text = trim(value);
    if (!isPlain(text)) {
      return null;
    }
    if (text.length() < PREFIX.length() + SUFFIX.length()
        || !text.startsWith(PREFIX)
        || !text.endsWith(SUFFIX)) {
      return text;
    }
    return decodeBase64(text.substring(PREFIX.length(), text.length() - SUFFIX.length()));
  }

  /** Without the optional whitespace of HTTP: spaces and tabs. */
  public static String trim(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isBlank(value.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  private static @Nullable String decodeBase64(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return null;
    }
    // The JDK's decoder forgives missing padding and stray bits in the last character.
    if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean looksEncoded(String text) {
    return text.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) && text.endsWith(SUFFIX);
  }

  private static boolean isPadded(String text) {
    return !text.isEmpty() && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
