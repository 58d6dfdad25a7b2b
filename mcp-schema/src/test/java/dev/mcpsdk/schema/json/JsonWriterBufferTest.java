package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Buffers are used again; texts must not show through each other. */
class JsonWriterBufferTest {

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Test
  void aShortTextAfterALongOneHasNothingOfIt() {
    byte[] first = JsonWriter.toBytes(out -> out.value("x".repeat(5000)));
    byte[] second = JsonWriter.toBytes(out -> out.value("y"));
    assertThat(text(second)).isEqualTo("\"y\"");
    assertThat(text(first)).isEqualTo('"' + "x".repeat(5000) + '"');
  }

  @Test
  void oneTextCanBeWrittenWithinAnother() {
    byte[] outer =
        JsonWriter.toBytes(
            out ->
                out.beginArray()
                    .value("before")
                    .raw(RawJson.write(inner -> inner.beginObject().endObject()))
                    .value("after")
                    .endArray());
    assertThat(text(outer)).isEqualTo("[\"before\",{},\"after\"]");
  }

  @Test
  void aWriterKeptTooLongDoesNotWriteIntoAnotherText() {
    List<JsonWriter> kept = new ArrayList<>();
    JsonWriter.toBytes(out -> kept.add(out.value("first")));
    byte[] second =
        JsonWriter.toBytes(
            out -> {
              out.beginArray().value("second");
              kept.get(0).reset();
              kept.get(0).value("intruder");
              out.endArray();
            });
    assertThat(text(second)).isEqualTo("[\"second\"]");
  }
}
