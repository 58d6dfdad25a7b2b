package dev.mcpsdk.transport.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderValuesTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "us-west1,us-west1",
        "a b,a b",
        "\" padded \",=?base64?IHBhZGRlZCA=?=",
        "\"Hello, 世界\",\"=?base64?SGVsbG8sIOS4lueVjA==?=\"",
        "=?base64?literal?=,=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?=",
        "=?BASE64?x?=,=?base64?PT9CQVNFNjQ/eD89?=",
      })
  void whatDoesNotFitIsEncoded(String text, String header) {
    assertThat(HeaderValues.encode(text)).isEqualTo(header);
    assertThat(HeaderValues.decode(header)).isEqualTo(text);
  }

  @Test
  void controlCharactersAndEmptyText() {
    assertThat(HeaderValues.encode("a\r\nb")).isEqualTo("=?base64?YQ0KYg==?=");
    assertThat(HeaderValues.encode("")).isEmpty();
    assertThat(HeaderValues.decode("")).isEmpty();
    assertThat(HeaderValues.decode(" \t x \t")).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=?base64?YQ?=",
        "=?base64?YQ=?=",
        "=?base64?YR==?=",
        "=?base64?Y!==?=",
        "=?base64?-_-_?=",
        "=?base64?YQ==\t?=",
        "=?base64?/w==?=",
        "=?base64?a?b?=",
        "ünïcode",
        "bell\u0007",
        "del\u007f"
      })
  void whatEncodingNeverWritesIsRefused(String header) {
    assertThat(HeaderValues.decode(header)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=?BASE64?YQ==?=", "=?base64?", "=?base64?=", "?=", "x=?base64?YQ==?="})
  void whatOnlyLooksSimilarIsPlain(String header) {
    assertThat(HeaderValues.decode(header)).isEqualTo(header);
  }

  @Test
  void everyTextComesBack() {
    Random random = new Random(Long.getLong("fuzz.seed", 0));
    for (int round = Integer.getInteger("fuzz.rounds", 2_000); round > 0; round--) {
      String text = text(random);
      String header = HeaderValues.encode(text);
      // A half of a pair has no UTF-8 and becomes a question mark.
      String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      assertThat(header).as(text).matches("[\\t -~]*");
      assertThat(HeaderValues.decode(header)).as(header).isEqualTo(wellFormed);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int bits = 6 + random.nextInt(11);
    for (int i = random.nextInt(random.nextInt(4) == 0 ? 300 : 12); i > 0; i--) {
      text.append((char) random.nextInt(1 << bits));
    }
    boolean padded = random.nextInt(8) == 0;
    boolean framed = random.nextInt(8) == 0;
    return (padded ? " " : "") + (framed ? "=?base64?" + text + "?=" : text);
  }
}
