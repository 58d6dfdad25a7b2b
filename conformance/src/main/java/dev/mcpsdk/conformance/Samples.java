package dev.mcpsdk.conformance;

import dev.mcpsdk.schema.json.RawJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Small data of several kinds. */
final class Samples {

  /** A red pixel as PNG. */
  static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");

  static final RawJson SCHEMA_2020_12 =
      RawJson.of(
          """
          {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
           "$defs":{"address":{"$anchor":"addressDef","type":"object",
             "properties":{"street":{"type":"string"},"city":{"type":"string"}}}},
           "properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},
             "contactMethod":{"type":"string","enum":["phone","email"]},
             "phone":{"type":"string"},"email":{"type":"string"}},
           "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],
           "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},
           "then":{"required":["phone"]},"else":{"required":["email"]},"additionalProperties":false}
          """);

  private Samples() {}

  /** Eight samples of silence as WAV. */
  static byte[] wav() {
    ByteBuffer wav = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF"))
        .putInt(52)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1);
    wav.putInt(8000)
        .putInt(16000)
        .putShort((short) 2)
        .putShort((short) 16)
        .put(ascii("data"))
        .putInt(16);
    return wav.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
