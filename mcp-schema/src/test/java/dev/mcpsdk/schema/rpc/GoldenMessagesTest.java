package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.codec.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message, literally, as it stands in the golden files: name, tab, text. */
class GoldenMessagesTest {

  @ParameterizedTest
  @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
  void writesWhatTheFileSays(String revision) throws IOException {
    Map<String, String> written = new LinkedHashMap<>();
    Samples.of(wire(revision)).forEach((name, sample) -> written.put(name, Bytes.write(sample)));
    assertThat(written).containsExactlyEntriesOf(golden(revision));
  }

  @Test
  void readsWhatTheFileSays() throws IOException {
    Map<String, JsonRpcMessage> read = new LinkedHashMap<>();
    golden("2026-07-28")
        .forEach((name, text) -> read.put(name, Bytes.read(text, Bytes.expectingSample(name))));
    assertThat(read).isEqualTo(Samples.of(Wire.LATEST));
  }

  @Test
  void readsTheOlderFilesWithoutFault() throws IOException {
    for (String revision : new String[] {"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"}) {
      golden(revision)
          .forEach(
              (name, text) -> {
                JsonRpcMessage message = Bytes.read(text, Bytes.expectingSample(name));
                if (message instanceof JsonRpcRequest request) {
                  assertThat(request.request()).as(name).isNotNull();
                } else if (message instanceof JsonRpcResult result) {
                  assertThat(name.endsWith(" task") ? result.raw() : result.result())
                      .as(name)
                      .isNotNull();
                } else if (message instanceof JsonRpcNotification notification) {
                  assertThat(notification.notification()).as(name).isNotNull();
                }
              });
    }
  }

  @Test
  void tasksOf2025AreInTheirRevisionOnly() throws IOException {
    String name = "request initialize";
    JsonRpcMessage read = Bytes.read(golden("2025-11-25").get(name));
    assertThat(((JsonRpcRequest) read).request())
        .isEqualTo(((JsonRpcRequest) Samples.of(Wire.NOVEMBER_2025).get(name)).request());
    assertThat(golden("2026-07-28").get(name)).doesNotContain("tasks");
  }

  static Wire wire(String revision) {
    return switch (revision) {
      case "2026-07-28" -> Wire.LATEST;
      case "2025-11-25" -> Wire.NOVEMBER_2025;
      case "2025-06-18" -> Wire.JUNE_2025;
      case "2025-03-26" -> Wire.MARCH_2025;
      case "2024-11-05" -> Wire.NOVEMBER_2024;
      default -> throw new IllegalArgumentException(revision);
    };
  }

  static Map<String, String> golden(String revision) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    try (InputStream in =
            GoldenMessagesTest.class.getResourceAsStream("golden/" + revision + ".txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line; (line = reader.readLine()) != null; ) {
        int tab = line.indexOf('\t');
        lines.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return lines;
  }
}
