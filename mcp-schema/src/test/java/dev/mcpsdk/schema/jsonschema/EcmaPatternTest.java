package dev.mcpsdk.schema.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.json.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where ECMA-262 and java.util.regex differ. */
class EcmaPatternTest {

  private static boolean found(String pattern, String text) {
    Evaluation run = new Evaluation(RawJson.NULL.tape(), SchemaLimits.DEFAULT, null);
    return EcmaPattern.compile(pattern).foundIn(text, run);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^a$ a",
        "^[[]$ [",
        "^[a&&b]$ &",
        "^[^[]$ b",
        "^[]$|^x$ x",
        "^[^]$ \u2028",
        "^\\cJ?x$ x",
        "^\\/$ /",
        "^[\\]]$ ]",
        "^[\\w-.]+$ a-.",
        "^[a-\\d]+$ a-1",
        "^[\\-x]$ -",
        "^{a}$ {a}",
        "^a{,2}$ a{,2}",
        "^a{2}$ aa",
        "^a{1,}?$ aaa",
        "^]$ ]",
        "^x#y$ x#y",
        "^\\u{1F600}$ \uD83D\uDE00",
        "^\\uD83D\\uDE00$ \uD83D\uDE00",
        "^.$ \uD83D\uDE00",
        "^[^a]$ \uD83D\uDE00",
        "^[\\s\\S]$ q",
        "^[^\\S]$ \u00a0",
        "^[^\\D]$ 7",
        "^\\S$ \u2013",
        "^\\s$ \ufeff",
        "^(?<n_1>a)\\k<n_1>$ aa",
        "^(a)\\1$ aa",
        "^(?<n>a)\\k<n>0$ aa0",
        "^(?=a)a(?!b)$ a",
        "(?<=a)b ab",
        "(?<!a)b xb",
        "^\\x41$ A",
        "^\\u0041$ A",
        "^\\p{Lu}$ A",
        "^\\p{Letter}\\P{L}$ a1",
        "^[\\p{L}\\d]+$ é9",
        "^[^\\p{L}]$ 1",
        "^\\p{Script=Greek}$ π",
        "^\\p{sc=Grek}$ π",
        "^\\p{gc=Nd}$ ৪",
        "^\\p{Alphabetic}$ é",
        "^\\p{Any}$ x",
        "^\\p{ASCII}$ x",
        "\\bfoo\\b a-foo-b",
        "o\\B foo1",
        "^(?:a|b)*?c$ abac",
        "^\\_\\@\\-$ _@-",
        "^é$ é",
        "^[é-í]$ ê",
        "^[\\b]?x$ x",
        "^\\$\\.$ $.",
        "^[$.*+?()|{}]+$ $.*+?()|{}"
      })
  void finds(String pattern, String text) {
    assertThat(found(pattern, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^\\d$ ৪", "^\\w$ é", "\\bcole\\b école1", "^.$ \u2028", "^[^\\s]$ \u2003", "^[a&&b]$ c",
        "^[]$ x", "^\\p{Lu}$ a", "^\\S$ \u00a0", "^[^\\p{L}\\d]$ 9", "^a{2}$ a", "é\\b éé"
      })
  void doesNotFind(String pattern, String text) {
    assertThat(found(pattern, text)).isFalse();
  }

  @Test
  void whatCannotStandInATable() {
    assertThat(found("^a$", "a\n")).isFalse();
    assertThat(found("a$", "a\nb")).isFalse();
    assertThat(found("^b", "a\nb")).isFalse();
    assertThat(found("^.$", "\u0085")).isTrue();
    assertThat(found("^.$", "\r")).isFalse();
    assertThat(found("^\\cA\\0\\t\\v$", "\u0001\u0000\t\u000b")).isTrue();
    assertThat(found("^[\\b]$", "\b")).isTrue();
    assertThat(found("^a b$", "a b")).isTrue();
    assertThat(found("\\b", "é")).isFalse();
    assertThat(found("", "")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\a",
        "\\Z",
        "\\A",
        "\\z",
        "\\Qa\\E",
        "\\h",
        "\\R",
        "\\G",
        "\\e",
        "\\07",
        "\\x4",
        "\\u12",
        "\\u{110000}",
        "\\c1",
        "\\",
        "a**",
        "a*+",
        "a++",
        "*",
        "^*",
        "(?i)a",
        "(?>a)",
        "(a",
        "a)",
        "[a",
        "[b-a]",
        "\\1",
        "(a)\\2",
        "(a)\\10",
        "\\k<x>",
        "(?<1>a)",
        "(?<n>a)(?<n>b)",
        "(?<n",
        "\\p{No}\\p{X}",
        "\\pL",
        "\\p{Script=Klingon}",
        "\\p{IsLatin}",
        "\\p{javaLowerCase}",
        "a{2}{3}",
        "[\\",
        "a|*"
      })
  void refuses(String pattern) {
    assertThatThrownBy(() -> EcmaPattern.compile(pattern))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
