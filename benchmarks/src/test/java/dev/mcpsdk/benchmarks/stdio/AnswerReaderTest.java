package dev.mcpsdk.benchmarks.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

  @Test
  void countsEachOpenCallOnce() throws IOException {
    AnswerReader reader =
        reader(
            "{\"jsonrpc\":\"2.0\",\"id\":1000007,\"result\":{}}\n",
            "{\"jsonrpc\":\"2.0\",\"id\":1000007,\"result\":{}}\n",
            "{\"jsonrpc\":\"2.0\",\"id\":1000006,\"result\":{}}\n",
            "{\"jsonrpc\":\"2.0\",\"id\":1000005,\"result\":{}}\n",
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{}}\n",
            "{}\n");
    reader.expect(1_000_006);
    assertThat(reader.read()).isEqualTo(2);
    assertThat(reader.read()).isEqualTo(-1);
  }

  @Test
  void waitsForTheEndOfALine() throws IOException {
    String line = "{\"jsonrpc\":\"2.0\",\"id\":1000006,\"result\":{}}\n";
    AnswerReader reader = new AnswerReader(new OneByteAtATime(line + line.substring(0, 10)));
    reader.expect(1_000_006);
    assertThat(reader.read()).isEqualTo(1);
    assertThat(reader.read()).isEqualTo(-1);
  }

  private static AnswerReader reader(String... lines) {
    byte[] bytes = String.join("", lines).getBytes(StandardCharsets.US_ASCII);
    return new AnswerReader(new ByteArrayInputStream(bytes));
  }

  private static final class OneByteAtATime extends InputStream {
    private final InputStream in;

    OneByteAtATime(String text) {
      in = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return in.read(buffer, offset, Math.min(1, length));
    }
  }
}
