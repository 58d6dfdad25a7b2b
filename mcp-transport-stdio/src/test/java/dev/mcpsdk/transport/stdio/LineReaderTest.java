package dev.mcpsdk.transport.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static List<String> lines(String text, int maxLine, int chunk) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    InputStream in =
        new ByteArrayInputStream(bytes) {
          @Override
          public int read(byte[] b, int off, int len) {
            return super.read(b, off, Math.min(len, chunk));
          }
        };
    List<String> found = new ArrayList<>();
    new LineReader(in, maxLine)
        .readAll(
            new LineReader.Lines() {
              @Override
              public void line(byte[] buffer, int offset, int length) {
                found.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
              }

              @Override
              public void tooLong(int limit) {
                found.add("too long");
              }
            });
    return found;
  }

  @Test
  void cutsAtLineEndsAndPassesOverEmptyLines() throws IOException {
    assertThat(lines("a\nbb\r\n\n\r\n  \n  c \nlast", 100, 1))
        .containsExactly("a", "bb", "c ", "last");
    assertThat(lines("", 100, 1)).isEmpty();
  }

  @Test
  void aLineOverTheLimitIsDroppedWholeAndTheNextOneIsRead() throws IOException {
    String endless = "x".repeat(500_000);
    for (int chunk : new int[] {1000, 64 * 1024, 1_000_000}) {
      assertThat(lines("a\n" + endless + "\nb\n", 1024, chunk))
          .containsExactly("a", "too long", "b");
      assertThat(lines(endless, 1024, chunk)).containsExactly("too long");
      assertThat(lines("x".repeat(1024) + "\n" + "x".repeat(1025) + "\nb", 1024, chunk))
          .containsExactly("x".repeat(1024), "too long", "b");
    }
  }

  @Test
  void linesLongerThanTheBufferAreWhole() throws IOException {
    Random random = new Random(7);
    List<String> expected = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String line = "é".repeat(1 + random.nextInt(80_000));
      expected.add(line);
      text.append(line).append(i % 2 == 0 ? "\n" : "\r\n");
    }
    assertThat(lines(text.toString(), 1 << 20, 4096)).isEqualTo(expected);
    assertThat(lines(text.toString(), 1 << 20, 1 << 20)).isEqualTo(expected);
  }
}
