package dev.mcpsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.json.RawJson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionTest {

  private final McpClientBuilder builder = McpClient.builder("c", "1");

  @ParameterizedTest
  @ValueSource(
      strings = {"", "name", "/name", "com.example", "1com/name", "com..example/n", "a b/n"})
  @DisplayName("VER-08 an extension is named with a prefix, as keys of _meta are")
  void refusesImproperNames(String identifier) {
    assertThatThrownBy(() -> builder.extension(identifier, RawJson.EMPTY_OBJECT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("com.example/name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "true", "\"x\""})
  @DisplayName("VER-08 its settings are an object")
  void refusesOtherSettings(String settings) {
    assertThatThrownBy(() -> builder.extension("com.example/x", RawJson.of(settings)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("com.example/x");
  }

  @Test
  @DisplayName("VER-08 those of the protocol may be declared too")
  void takesProperOnes() {
    assertThat(builder.extension("io.modelcontextprotocol/ui", RawJson.of("{\"a\":1}")))
        .isSameAs(builder);
  }
}
