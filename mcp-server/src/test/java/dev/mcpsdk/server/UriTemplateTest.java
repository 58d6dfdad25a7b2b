package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTemplateTest {

  private static Map<String, String> match(String template, String uri) {
    return UriTemplate.parse(template).match(uri);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "demo://users/{id} demo://users/42 id=42",
        "demo://users/{id}/posts/{post} demo://users/a/posts/b id=a;post=b",
        "test://template/{id}/data test://template/123/data id=123",
        "x://{a}-{b} x://1-2-3 a=1;b=2-3",
        "x://{a,b} x://1,2 a=1;b=2",
        "file:///{+path} file:///a/b/c.txt path=a/b/c.txt",
        "file:///{+path}/meta file:///a/meta/meta path=a/meta",
        "x://doc{#part} x://doc#intro part=intro",
        "x://doc{.format} x://doc.json format=json",
        "x://doc{/a,b} x://doc/1/2 a=1;b=2",
        "x://doc{?q,page} x://doc?page=2&q=hi q=hi;page=2",
        "x://doc{?q,page} x://doc?q=hi q=hi",
        "x://doc?fixed=1{&q} x://doc?fixed=1&q=hi q=hi",
        "x://doc{;v}/body x://doc;v=3/body v=3",
        "x://{name} x://caf%C3%A9 name=café",
        "x://{name} x://100%2525 name=100%25",
        "x://{name} x://a%2Bc+d name=a+c+d",
        "x://{name} x://..a name=..a",
      })
  void takesTheUriApart(String template, String uri, String expected) {
    Map<String, String> values = new java.util.HashMap<>();
    for (String pair : expected.split(";", -1)) {
      values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    assertThat(match(template, uri)).isEqualTo(values);
  }

  @Test
  void aQueryMayBeAbsent() {
    assertThat(match("x://doc{?q}", "x://doc")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "demo://users/{id} demo://users/",
        "demo://users/{id} demo://users/1/2",
        "demo://users/{id} demo://users/1?x=y",
        "demo://users/{id} demo://users/1#f",
        "demo://users/{id} DEMO://users/1",
        "x://doc{?q} x://doc?other=1",
        "x://doc{?q} x://doc?q=1&q=2",
        "x://{a} x://%zz",
        "x://{a} x://%2",
        "x://{a} x://%C3",
      })
  void refusesWhatTheTemplateCannotExpandTo(String template, String uri) {
    assertThat(match(template, uri)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "demo://users/{id} demo://users/..",
        "demo://users/{id} demo://users/.",
        "demo://users/{id} demo://users/%2e%2e",
        "demo://users/{id} demo://users/a%2Fb",
        "demo://users/{id} demo://users/..%2F..%2Fetc",
        "demo://users/{id} demo://users/a%5Cb",
        "demo://users/{id} demo://users/a%00",
        "x://doc{?q} x://doc?q=..%2Fetc",
        "x://doc{/a,b} x://doc/../b",
        "file:///{+path} file:///a/../b",
        "file:///{+path} file:///../../etc/passwd",
        "file:///{+path} file:///a/%2e%2e/b",
        "file:///{+path} file:///a/..",
        "file:///{+path} file:///a/./b",
        "file:///{+path} file:///a%5C..%5Cb",
        "file:///{+path} file:///a%00.txt",
      })
  void refusesValuesThatLeadOutOfAPath(String template, String uri) {
    assertThat(match(template, uri)).isNull();
  }

  @Test
  void decodesOnce() {
    assertThat(match("x://{a}", "x://%252e%252e")).containsExactly(Map.entry("a", "%2e%2e"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x://a",
        "x://{",
        "x://}",
        "x://{}",
        "x://{a*}",
        "x://{a:3}",
        "x://{a}{a}",
        "x://{a,}"
      })
  void refusesTemplatesItCannotMatch(String template) {
    assertThatThrownBy(() -> UriTemplate.parse(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(template);
  }

  @Test
  void endsOnUrisMadeToBacktrack() {
    String template = "x://{a}a{b}a{c}a{d}a{e}a{f}a{g}b";
    assertThat(match(template, "x://" + "a".repeat(8000))).isNull();
  }

  @Test
  void refusesOverlongUris() {
    assertThat(match("x://{a}", "x://" + "a".repeat(UriTemplate.MAX_URI_LENGTH))).isNull();
  }
}
