package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings and numbers that are read by different ways must come out the same. */
class JsonTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "tab\\tand \\\"quotes\\\" \\\\ \\/ \\b\\f\\n\\r",
        "é",
        "é\\n",
        "ÿ\\n\u0080",
        "Ā\\n",
        "日本\\n",
        "🚀\\n\uFFFD",
        "\\u0041\\u00e9\\u65e5\\ud83d\\ude80",
        "\\ud800 alone",
        "a long run of plain characters, then é, then a\\nbreak and a long run again – and 約\\t"
      })
  void escapesAndCharactersOfEveryWidth(String content) {
    byte[] text = ('"' + content + '"').getBytes(StandardCharsets.UTF_8);
    assertThat(ParssonOracle.parse(text))
        .isInstanceOfSatisfying(
            JsonString.class,
            other -> assertThat(new JsonReader(text).string()).isEqualTo(other.getString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "-0.0",
        "37.5",
        "0.30000000000000004",
        "1234567890.12345",
        "-12345678901.2345",
        "9007199254740993",
        "90071992547409.93",
        "0.000000000000001",
        "99999999999999.9",
        "1e22",
        "1.5e-7",
        "123456789012345678",
        "4.9e-324"
      })
  void doublesAreRoundedAsTheJdkDoes(String number) {
    double read = new JsonReader(number.getBytes(StandardCharsets.UTF_8)).number();
    assertThat(read).isEqualTo(Double.parseDouble(number));
    assertThat(Double.doubleToRawLongBits(read))
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(number)));
  }
}
