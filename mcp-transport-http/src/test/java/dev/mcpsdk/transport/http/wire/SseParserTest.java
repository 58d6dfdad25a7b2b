package dev.mcpsdk.transport.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {

  private final List<String> events = new ArrayList<>();

  private List<String> parse(String stream, int piece) {
    events.clear();
    SseParser parser =
        new SseParser(
            10_000,
            (buffer, length) -> events.add(new String(buffer, 0, length, StandardCharsets.UTF_8)));
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i += piece) {
      parser.feed(ByteBuffer.wrap(bytes, i, Math.min(piece, bytes.length - i)));
    }
    return events;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 1000})
  void everyFormOfEventInPiecesOfAnySize(int piece) {
    assertThat(parse("data: a\n\ndata: b\r\n\r\ndata: c\r\rdata:d\n\n", piece))
        .containsExactly("a", "b", "c", "d");
    assertThat(parse("data: one\ndata:\ndata:  two\ndata\n\n", piece))
        .containsExactly("one\n\n two\n");
    assertThat(parse(":c\n: d\n\n:\ndata: x\n:e\n\n", piece)).containsExactly("x");
    assertThat(parse("\uFEFFdata: bom\n\n\uFEFFdata: no\n\n", piece)).containsExactly("bom");
    assertThat(parse("id: 1\nretry: 5\nfoo: bar\ndatax: n\ndat: n\n\ndata: y\nid\n\n", piece))
        .containsExactly("y");
    assertThat(
            parse(
                "event: message\ndata: m\n\nevent: ping\ndata: p\n\nevent:\ndata: q\n\nevent: message\n\ndata: r\n\n",
                piece))
        .containsExactly("m", "q", "r");
    assertThat(parse("data:\n\ndata: unfinished\n", piece)).isEmpty();
    assertThat(parse("data: süß 🐟 €\n\n", piece)).containsExactly("süß 🐟 €");
    assertThat(parse("data: a\r\ndata: b\n\r\n", piece)).containsExactly("a\nb");
  }

  @Test
  void manyLongEvents() {
    String data = "x".repeat(9_000);
    StringBuilder stream = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      stream.append("data: ").append(data).append(i).append("\n\n");
    }
    List<String> parsed = parse(stream.toString(), 777);
    assertThat(parsed).hasSize(20);
    assertThat(parsed.get(19)).isEqualTo(data + 19);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: %s", ": %s", "%s", "data: a\ndata: %s"})
  void whatIsTooLongIsRefused(String line) {
    assertThatThrownBy(() -> parse(line.replace("%s", "z".repeat(10_001)), 1000))
        .isInstanceOf(SseParser.TooLargeException.class)
        .hasMessageContaining("10000");
    assertThatThrownBy(() -> parse("data: 123456789\n".repeat(2_000), 64))
        .isInstanceOf(SseParser.TooLargeException.class);
  }
}
