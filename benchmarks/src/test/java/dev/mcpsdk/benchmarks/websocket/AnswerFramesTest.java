package dev.mcpsdk.benchmarks.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.benchmarks.load.HttpCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerFramesTest {

  private static final int FIRST = HttpCall.FIRST_ID;

  private final AnswerFrames frames = new AnswerFrames();
  private final List<Integer> seen = new ArrayList<>();

  private void come(int opcode, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    frames.buffer()[frames.filled()] = (byte) opcode;
    frames.buffer()[frames.filled() + 1] = (byte) bytes.length;
    System.arraycopy(bytes, 0, frames.buffer(), frames.filled() + 2, bytes.length);
    frames.added(bytes.length + 2, seen::add);
  }

  private static String answer(int id) {
    return "{\"id\":" + id + ",\"result\":{}}";
  }

  @Test
  void eachAnswerIsToAnIdThatWaits() throws IOException {
    frames.ask(FIRST);
    frames.ask(FIRST + 1);
    come(0x81, answer(FIRST));
    come(0x89, "");
    come(0x81, answer(FIRST + 1));
    assertThat(seen).containsExactly(FIRST, FIRST + 1);

    assertThatThrownBy(() -> come(0x81, answer(FIRST + 1))).isInstanceOf(IOException.class);
  }

  @Test
  void anotherAnswerThanTheFirstIsNone() throws IOException {
    frames.ask(FIRST);
    frames.ask(FIRST + 1);
    come(0x81, answer(FIRST));

    assertThatThrownBy(() -> come(0x81, answer(FIRST + 1).replace("result", "reject")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void onlyTextIsAnAnswer() {
    frames.ask(FIRST);
    assertThatThrownBy(() -> come(0x82, answer(FIRST))).isInstanceOf(IOException.class);
  }
}
