package dev.mcpsdk.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the JSON of structured content is added as text. */
class StructuredTextTest {
  private static final RawJson VALUE = RawJson.of("{\"a\":1,\"b\":2.0}");
  private static final Content IMAGE = new ImageContent("AAEC", "image/png", null, Meta.EMPTY);
  private static final Content JSON = TextContent.of("{\"a\":1,\"b\":2.0}");
  private static final Content SAME_JSON = TextContent.of(" {\"b\":2, \"a\":1} ");
  private static final Content PROSE = TextContent.of("one and two");

  @Test
  void whereThereIsNoStructuredContentTheJsonItselfIsNeeded() {
    for (Wire wire : List.of(Wire.NOVEMBER_2024, Wire.MARCH_2025)) {
      assertThat(with(wire, JSON)).containsExactly(JSON);
      assertThat(with(wire, SAME_JSON)).containsExactly(SAME_JSON);
      assertThat(with(wire, PROSE)).containsExactly(PROSE, JSON);
      assertThat(with(wire, IMAGE, PROSE)).containsExactly(IMAGE, PROSE, JSON);
      assertThat(with(wire)).containsExactly(JSON);
    }
  }

  @Test
  void whereThereIsAnyTextDoes() {
    for (Wire wire : List.of(Wire.JUNE_2025, Wire.NOVEMBER_2025)) {
      assertThat(with(wire, PROSE)).containsExactly(PROSE);
      assertThat(with(wire, IMAGE)).containsExactly(IMAGE, JSON);
      assertThat(with(wire)).containsExactly(JSON);
    }
  }

  @Test
  void theNewestRevisionGetsWhatTheToolGave() {
    assertThat(with(Wire.LATEST)).isEmpty();
    assertThat(with(Wire.LATEST, IMAGE)).containsExactly(IMAGE);
  }

  private static List<Content> with(Wire wire, Content... content) {
    return ToolTurnCodec.withJson(List.of(content), VALUE, wire);
  }
}
