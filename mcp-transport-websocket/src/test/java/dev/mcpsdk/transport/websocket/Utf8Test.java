package dev.mcpsdk.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  @Test
  void agreesWithTheDecoderOfTheJdk() {
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(7)];
      random.nextBytes(bytes);
      assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(decodes(bytes));
    }
  }

  /** Random bytes hardly ever begin a long sequence: those come here, each with every follower. */
  @Test
  void agreesOnEveryBeginning() {
    for (int lead = 0x80; lead <= 0xFF; lead++) {
      for (int second = 0; second <= 0xFF; second++) {
        for (int tail = 0; tail <= 2; tail++) {
          byte[] bytes = new byte[2 + tail];
          bytes[0] = (byte) lead;
          bytes[1] = (byte) second;
          for (int i = 0; i < tail; i++) {
            bytes[2 + i] = (byte) 0x80;
          }
          assertThat(Utf8.isValid(bytes, 0, bytes.length))
              .as("%02X %02X with %d more", lead, second, tail)
              .isEqualTo(decodes(bytes));
        }
      }
    }
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
