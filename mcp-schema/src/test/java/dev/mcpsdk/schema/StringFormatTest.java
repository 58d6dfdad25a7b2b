package dev.mcpsdk.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringFormatTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b", "first.last+tag@mail.example.org", "ü@münchen.de", "o'neil@example.com"})
  void acceptsEmail(String text) {
    assertThat(StringFormat.EMAIL.accepts(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "@b", "a@", "a b@c.d", "a@b c", "a@.b", "a@b.", "a@-b.c", "a@b-.c", ".a@b", "a.@b",
        "a..b@c", "a@b@c", "a@b..c", "<a@b>"
      })
  void rejectsWhatIsNoEmail(String text) {
    assertThat(StringFormat.EMAIL.accepts(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com/a?b#c", "urn:isbn:1", "mailto:a@b", "file:///x"})
  void acceptsUri(String text) {
    assertThat(StringFormat.URI.accepts(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/relative",
        "example.com",
        "http://a b",
        "http://münchen.de",
        "http://[",
        ":x",
        "a%zz:b"
      })
  void rejectsWhatIsNoAbsoluteUri(String text) {
    assertThat(StringFormat.URI.accepts(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-07-28", "2024-02-29", "2000-02-29", "0000-01-01"})
  void acceptsDate(String text) {
    assertThat(StringFormat.DATE.accepts(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-7-28",
        "2026-02-29",
        "1900-02-29",
        "2026-13-01",
        "2026-00-01",
        "2026-01-00",
        "2026-01-32",
        "20260101",
        "2026/01/01",
        "2026-01-01Z",
        "२०२६-०१-०१"
      })
  void rejectsWhatIsNoDate(String text) {
    assertThat(StringFormat.DATE.accepts(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-07-28T10:00:00Z",
        "2026-07-28t10:00:00z",
        "2026-07-28T10:00:00.123456789+05:30",
        "2026-07-28T23:59:59-23:59",
        "1998-12-31T23:59:60Z",
        "1998-12-31T15:59:60.5-08:00"
      })
  void acceptsDateTime(String text) {
    assertThat(StringFormat.DATE_TIME.accepts(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-07-28",
        "2026-07-28T10:00:00",
        "2026-07-28 10:00:00Z",
        "2026-07-28T24:00:00Z",
        "2026-07-28T10:60:00Z",
        "2026-07-28T10:00:61Z",
        "2026-07-28T10:00:60Z",
        "1998-12-31T23:59:60-08:00",
        "2026-07-28T10:00:00.Z",
        "2026-07-28T10:00:00+5:30",
        "2026-07-28T10:00:00+24:00",
        "2026-07-28T10:00:00Zx",
        "2026-07-28T10-00-00Z",
        "2026-02-30T10:00:00Z"
      })
  void rejectsWhatIsNoDateTime(String text) {
    assertThat(StringFormat.DATE_TIME.accepts(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "uri", "date", "date-time"})
  void findsItsWireName(String name) {
    assertThat(StringFormat.of(name))
        .isNotNull()
        .extracting(StringFormat::wireName)
        .isEqualTo(name);
    assertThat(StringFormat.of(name + "x")).isNull();
  }
}
