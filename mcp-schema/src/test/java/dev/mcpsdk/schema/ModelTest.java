package dev.mcpsdk.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelTest {

  @Test
  void listsAreCopied() {
    List<Content> content = new ArrayList<>(List.of(TextContent.of("a")));
    CallToolResult result = new CallToolResult(content, null, false, Meta.EMPTY);
    content.clear();
    assertThat(result.content()).hasSize(1);
    assertThatThrownBy(() -> result.content().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void structuredResultHasItsTextToo() {
    RawJson value = RawJson.of("{\"a\":1}");
    CallToolResult result = CallToolResult.structured(value);
    assertThat(result.structuredContent()).isEqualTo(value);
    assertThat(result.content()).containsExactly(TextContent.of("{\"a\":1}"));
    assertThat(result.isError()).isFalse();
    assertThat(CallToolResult.error("no").isError()).isTrue();
  }

  @Test
  void completionIsCutAtTheProtocolsLimit() {
    List<String> many = IntStream.range(0, 101).mapToObj(Integer::toString).toList();
    CompleteResult cut = CompleteResult.of(many);
    assertThat(cut.values()).hasSize(100).startsWith("0").endsWith("99");
    assertThat(cut.total()).isEqualTo(101);
    assertThat(cut.hasMore()).isTrue();
    CompleteResult all = CompleteResult.of(many.subList(0, 100));
    assertThat(all.values()).hasSize(100);
    assertThat(all.hasMore()).isFalse();
  }

  @Test
  void binaryContentIsBase64() {
    byte[] bytes = {0, -1, 62};
    assertThat(ImageContent.of(bytes, "image/png").data()).isEqualTo("AP8+");
    assertThat(ImageContent.of(bytes, "image/png").bytes()).isEqualTo(bytes);
    assertThat(AudioContent.of(bytes, "audio/wav").bytes()).isEqualTo(bytes);
    assertThat(BlobResourceContents.of("u", null, bytes).bytes()).isEqualTo(bytes);
    assertThatThrownBy(() -> new ImageContent("?", "image/png", null, Meta.EMPTY).bytes())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void emptyElicitationMeansFormOnly() {
    assertThat(new ClientCapabilities.Elicitation(false, false).canForm()).isTrue();
    assertThat(new ClientCapabilities.Elicitation(false, false).canUrl()).isFalse();
    assertThat(new ClientCapabilities.Elicitation(false, true).canForm()).isFalse();
    assertThat(new ClientCapabilities.Elicitation(true, true).canForm()).isTrue();
  }

  @Test
  void levelsAreOrderedBySeverity() {
    assertThat(LoggingLevel.ERROR.reaches(LoggingLevel.WARNING)).isTrue();
    assertThat(LoggingLevel.WARNING.reaches(LoggingLevel.WARNING)).isTrue();
    assertThat(LoggingLevel.DEBUG.reaches(LoggingLevel.INFO)).isFalse();
    for (LoggingLevel level : LoggingLevel.values()) {
      assertThat(LoggingLevel.of(level.wireName())).isSameAs(level);
    }
    assertThat(LoggingLevel.of("loud")).isNull();
  }

  @Test
  void cacheHintsAreNotNegative() {
    assertThatThrownBy(() -> new CacheHint(-1, CacheScope.PUBLIC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void pagesAreAskedForByCursorTheEmptyOneIncluded() {
    assertThat(new ListToolsRequest(null).at("").cursor()).isEmpty();
  }
}
