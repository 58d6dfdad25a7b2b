package dev.mcpsdk.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseParserTest {
  private static final String FIXED =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\ncontent-length: 5\r\n\r\nhello";
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n";
  private static final String EMPTY = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

  private final ResponseParser parser = new ResponseParser();

  @Test
  void findsTheEndWhereverTheBytesAreCut() throws IOException {
    for (String response : new String[] {FIXED, CHUNKED}) {
      byte[] bytes = bytes(response);
      for (int cut = 1; cut < bytes.length; cut++) {
        parser.begin(true);
        assertThat(parser.take(bytes, 0, cut)).isFalse();
        assertThat(parser.take(bytes, cut, bytes.length)).isTrue();
        assertThat(parser.status()).isEqualTo(200);
        assertThat(parser.body()).isEqualTo("hello");
        assertThat(parser.bodyBytes()).isEqualTo(5);
      }
    }
  }

  @Test
  void endsWithTheHeadIfThereIsNoBody() throws IOException {
    parser.begin(false);
    assertThat(parser.take(bytes(EMPTY), 0, EMPTY.length())).isTrue();
    assertThat(parser.status()).isEqualTo(202);
  }

  @Test
  void rejectsBytesBehindTheResponse() {
    parser.begin(false);
    byte[] bytes = bytes(FIXED + "!");
    assertThatThrownBy(() -> parser.take(bytes, 0, bytes.length)).isInstanceOf(IOException.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
