package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpsdk.schema.EmptyResult;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
  private static final String CANCELLED =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":2}}";

  @Test
  void eachElementIsReadByItself() {
    List<BatchElement> elements =
        read(" [" + PING + ", 7 ,{\"id\":\"x\"}," + CANCELLED + ",[" + PING + "]]\n", 5);
    assertThat(elements).hasSize(5);
    assertThat(elements.get(0).message()).isEqualTo(Bytes.read(PING));
    assertThat(elements.get(0).fault()).isNull();
    assertThat(elements.get(1).fault().code()).isEqualTo(-32600);
    assertThat(elements.get(2).fault().id()).isEqualTo(RequestId.of("x"));
    assertThat(elements.get(3).message()).isEqualTo(Bytes.read(CANCELLED));
    assertThat(elements.get(4).message()).isNull();
    assertThat(elements.get(4).fault()).hasMessageContaining("an array");
  }

  @Test
  void answersAreReadAsWhatWasAsked() {
    String answers =
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}},"
            + "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":-1,\"message\":\"no\"}}]";
    byte[] bytes = answers.getBytes(StandardCharsets.UTF_8);
    List<BatchElement> elements =
        MessageReader.readBatch(
            bytes,
            0,
            bytes.length,
            JsonLimits.DEFAULT,
            9,
            Bytes.expecting("ping"),
            Codecs.STANDARD);
    assertThat(((JsonRpcResult) elements.get(0).message()).result())
        .isEqualTo(EmptyResult.INSTANCE);
    assertThat(elements.get(1).message()).isInstanceOf(JsonRpcError.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | -32600 | none",
        "[1,2,3] | -32600 | at most 2",
        "{} | -32600 | an array",
        "7 | -32600 | an array",
        "[1,2 | -32700 | ",
        "[1]x | -32700 | ",
        "[1,] | -32700 | "
      })
  void anArrayThatIsNoBatchIsRefusedAsAWhole(String text, int code, String reason) {
    MalformedMessageException fault =
        catchThrowableOfType(MalformedMessageException.class, () -> read(text, 2));
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault).hasMessageContaining(reason == null ? "" : reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'\t\r\n [1' | true", "[ | true", "' {[' | false", "'' | false", "' ' | false"})
  void arraysAreKnownByTheirFirstCharacter(String text, boolean batch) {
    byte[] bytes =
        text.replace("\\t", "\t")
            .replace("\\r", "\r")
            .replace("\\n", "\n")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(MessageReader.isBatch(bytes, 0, bytes.length)).isEqualTo(batch);
  }

  @Test
  void plainReadingRefusesArrays() {
    assertThatThrownBy(() -> Bytes.read("[" + PING + "]"))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("an array");
  }

  @Test
  void answersAreWrittenAsAnArray() {
    JsonWriter out = new JsonWriter();
    Wire wire = Wire.MARCH_2025;
    MessageWriter.writeBatch(
        out,
        List.of(
            JsonRpcResult.of(RequestId.of(1), EmptyResult.INSTANCE, ResultFrame.NONE, wire),
            new JsonRpcError(null, new ErrorObject(-32600, "no"), wire)),
        Codecs.STANDARD);
    assertThat(out)
        .hasToString(
            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}},"
                + "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"no\"}}]");
    assertThatThrownBy(() -> MessageWriter.writeBatch(out, List.of(), Codecs.STANDARD))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<BatchElement> read(String text, int maxMessages) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return MessageReader.readBatch(
        bytes,
        0,
        bytes.length,
        JsonLimits.DEFAULT,
        maxMessages,
        ExpectedResults.NONE,
        Codecs.STANDARD);
  }
}
