package dev.mcpsdk.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterHeadersTest {

  private static RawJson properties(String members) {
    return RawJson.of("{\"type\":\"object\",\"properties\":{" + members + "}}");
  }

  private static String value(String type, String argument) {
    RawJson schema =
        properties("'p':{'type':'T','x-mcp-header':'P'}".replace('\'', '"').replace("T", type));
    return ParameterHeaders.of(schema).get(0).value(RawJson.of("{\"p\":" + argument + "}"));
  }

  @Test
  @DisplayName("HDR-06 marked properties are found at their exact path, also nested ones")
  void findsNestedProperties() {
    RawJson schema =
        properties(
            """
            "region":{"type":"string","x-mcp-header":"Region"},
            "plain":{"type":"string"},
            "who":{"type":"object","properties":{"tenant":{"type":["integer","null"],"x-mcp-header":"Tenant"}}},
            "x-mcp-header":{"type":"string"}
            """);

    assertThat(ParameterHeaders.of(schema))
        .containsExactly(
            new ParameterHeader("Mcp-Param-Region", List.of("region")),
            new ParameterHeader("Mcp-Param-Tenant", List.of("who", "tenant")));
  }

  @ParameterizedTest
  @DisplayName("HDR-07 strings as they are, integers in decimal, booleans as words")
  @CsvSource({
    "string,'\"Zürich \"','Zürich '",
    "integer,42,42",
    "integer,-7.0,-7",
    "integer,1e3,1000",
    "integer,9007199254740991,9007199254740991",
    "boolean,true,true",
    "boolean,false,false"
  })
  void convertsValues(String type, String argument, String expected) {
    assertThat(value(type, argument)).isEqualTo(expected);
  }

  @ParameterizedTest
  @DisplayName("HDR-07 an integer that JSON numbers do not carry exactly is refused")
  @ValueSource(strings = {"9007199254740992", "-9007199254740992", "-9223372036854775808", "1e30"})
  void refusesUnsafeIntegers(String argument) {
    assertThatThrownBy(() -> value("integer", argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Mcp-Param-P");
  }

  @ParameterizedTest
  @DisplayName("HDR-06 no header for null, absent and structured values")
  @ValueSource(
      strings = {
        "{}",
        "{\"who\":null}",
        "{\"who\":{}}",
        "{\"who\":{\"id\":null}}",
        "{\"who\":{\"id\":[1]}}",
        "[]"
      })
  void hasNoValueForWhatIsAbsent(String arguments) {
    ParameterHeader header = new ParameterHeader("Mcp-Param-Id", List.of("who", "id"));

    assertThat(header.value(RawJson.of(arguments))).isNull();
    assertThat(header.value(null)).isNull();
  }

  @ParameterizedTest
  @DisplayName(
      "HDR-08 marks that are empty, no token, duplicate, on other types or not reachable are refused")
  @ValueSource(
      strings = {
        "\"a\":{\"type\":\"string\",\"x-mcp-header\":\"\"}",
        "\"a\":{\"type\":\"string\",\"x-mcp-header\":\"My Header\"}",
        "\"a\":{\"type\":\"string\",\"x-mcp-header\":\"a:b\"}",
        "\"a\":{\"type\":\"string\",\"x-mcp-header\":\"Ré\"}",
        "\"a\":{\"type\":\"string\",\"x-mcp-header\":\"a\\r\\nb\"}",
        "\"a\":{\"type\":\"string\",\"x-mcp-header\":7}",
        "\"a\":{\"x-mcp-header\":\"A\"}",
        "\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}",
        "\"a\":{\"type\":\"object\",\"x-mcp-header\":\"A\"}",
        "\"a\":{\"type\":\"array\",\"x-mcp-header\":\"A\"}",
        "\"a\":{\"type\":\"null\",\"x-mcp-header\":\"A\"}",
        "\"a\":{\"type\":[\"string\",\"integer\"],\"x-mcp-header\":\"A\"}",
        "\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"},\"b\":{\"type\":\"string\",\"x-mcp-header\":\"a\"}",
        "\"a\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}",
        "\"a\":{\"oneOf\":[{\"type\":\"string\",\"x-mcp-header\":\"A\"}]}",
        "\"a\":{\"if\":{\"properties\":{\"b\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}}",
        "\"a\":{\"additionalProperties\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}",
        "\"a\":{\"$defs\":{\"b\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}"
      })
  void refusesInvalidMarks(String members) {
    assertThatThrownBy(() -> ParameterHeaders.of(properties(members)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x-mcp-header at ");
  }

  @Test
  @DisplayName("HDR-08 a mark on the root is refused")
  void refusesTheRoot() {
    assertThatThrownBy(
            () -> ParameterHeaders.of(RawJson.of("{\"type\":\"string\",\"x-mcp-header\":\"A\"}")))
        .hasMessageContaining("the root");
  }

  @Test
  @DisplayName("HDR-08 what only looks like a mark within data is none")
  void ignoresData() {
    RawJson schema = properties("\"a\":{\"type\":\"object\",\"default\":{\"x-mcp-header\":\"A\"}}");

    assertThat(ParameterHeaders.of(schema)).isEmpty();
  }
}
