package dev.mcpsdk.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.json.RawJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** META-01, META-02. */
class MetaTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "traceparent",
        "a-b_c.d9",
        "com.example/key",
        "com.example/",
        "com.example.mcp/key",
        "x/9",
        "c-1.d2/a",
        "io.modelcontextprotocol/related-task"
      })
  void keysOfUsersAreTaken(String key) {
    assertThat(Meta.of(key, RawJson.NULL).get(key)).isEqualTo(RawJson.NULL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-a",
        "a-",
        "a b",
        "ä",
        "/a",
        "a/b/c",
        "9a/b",
        "a-/b",
        "a..b/c",
        ".a/b",
        "a./b",
        "a_b/c",
        "com.example/-"
      })
  void malformedKeysAreRefused(String key) {
    assertThat(MetaKeys.isWellFormed(key)).isFalse();
    assertThatThrownBy(() -> Meta.of(key, RawJson.NULL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining('"' + key + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "progressToken",
        "io.modelcontextprotocol/protocolVersion",
        "io.modelcontextprotocol/mine",
        "dev.mcp/a",
        "com.mcp.tools/a",
        "org.modelcontextprotocol.api/a"
      })
  void reservedKeysAreRefused(String key) {
    assertThatThrownBy(() -> Meta.of(key, RawJson.NULL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reserved");
  }

  @Test
  void keepsOrderAndWhatPeersSent() {
    Map<String, RawJson> sent = new LinkedHashMap<>();
    sent.put("-strange-", RawJson.number(1));
    sent.put("a", RawJson.number(2));
    Meta meta = Meta.copyOf(sent);
    sent.clear();
    assertThat(meta.with("b", RawJson.NULL).asMap().keySet())
        .containsExactly("-strange-", "a", "b");
    assertThat(meta.asMap()).hasSize(2);
    assertThatThrownBy(() -> meta.asMap().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(meta).isEqualTo(Meta.copyOf(new LinkedHashMap<>(meta.asMap())));
    assertThat(Meta.copyOf(Map.of())).isSameAs(Meta.EMPTY);
  }
}
