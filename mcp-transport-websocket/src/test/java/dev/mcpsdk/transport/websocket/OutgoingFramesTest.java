package dev.mcpsdk.transport.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.Test;

class OutgoingFramesTest {

  private static final OutgoingFrames.Owner NOBODY =
      new OutgoingFrames.Owner() {
        @Override
        public void roomy() {}

        @Override
        public void finished() {}

        @Override
        public void failed(Throwable cause) {
          throw new AssertionError(cause);
        }
      };

  private final ByteArrayEndPoint endPoint = new ByteArrayEndPoint(new byte[0], 128 * 1024);
  private final OutgoingFrames frames =
      new OutgoingFrames(
          endPoint,
          new ArrayByteBufferPool(),
          new Room(1024 * 1024, Duration.ofSeconds(10)),
          10,
          NOBODY);

  @Test
  void answersToWhatCameTogetherLeaveTogether() {
    frames.hold();
    frames.answer("one".getBytes(UTF_8), false);
    frames.answer("two".getBytes(UTF_8), false);
    assertThat(written()).isEmpty();

    frames.release();

    assertThat(written()).isEqualTo("\u0081\u0003one\u0081\u0003two");
  }

  @Test
  void anAnswerAfterTheLastMessageWaitsForNothing() {
    frames.hold();
    frames.release();

    frames.answer("one".getBytes(UTF_8), false);

    assertThat(written()).isEqualTo("\u0081\u0003one");
  }

  @Test
  void whateverElseIsSentTakesKeptAnswersAlong() {
    frames.hold();
    frames.answer("one".getBytes(UTF_8), false);

    frames.send("two".getBytes(UTF_8), false);
    assertThat(written()).isEqualTo("\u0081\u0003one\u0081\u0003two");

    frames.answer("three".getBytes(UTF_8), false);
    frames.answer("four".getBytes(UTF_8), true);
    assertThat(written()).endsWith("\u0081\u0005three\u0081\u0004four");
  }

  @Test
  void keepsNoMoreThanIsWorthAWrite() {
    frames.hold();
    frames.answer(new byte[20_000], false);
    assertThat(written()).isEmpty();

    frames.answer(new byte[20_000], false);

    assertThat(written()).hasSize(2 * (4 + 20_000));
  }

  private String written() {
    return endPoint.getOutputString(ISO_8859_1);
  }
}
