package dev.mcpsdk.transport.http.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventFramesTest {

  @Test
  void lineBreaksBetweenTokensDoNotBreakAnEvent() {
    EventFrames frames = new EventFrames(4);
    byte[] json = "{\r\n\"a\":\n1}unused".getBytes(StandardCharsets.UTF_8);
    frames.event(json, json.length - "unused".length());
    frames.comment();
    frames.event(new byte[] {'2'}, 1);
    assertThat(new String(frames.bytes(), 0, frames.length(), StandardCharsets.UTF_8))
        .isEqualTo("data: {  \"a\": 1}\n\n:\n\ndata: 2\n\n");
  }
}
