package dev.mcpsdk.benchmarks.codec;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON Processing's parser and generator by hand, by way of strings: faster than by streams. */
final class ParssonCodec implements Codec {
  private final JsonParserFactory parsers = Json.createParserFactory(Map.of());
  private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

  @Override
  public Object decode(Payload payload) {
    String text = new String(payload.bytes(), StandardCharsets.UTF_8);
    try (JsonParser in = parsers.createParser(new StringReader(text))) {
      in.next();
      return switch (payload.kind()) {
        case CALL -> ParssonPeerReader.call(in);
        case RESULT -> ParssonPeerReader.result(in);
        case TOOLS -> ParssonPeerReader.tools(in);
        case PROGRESS -> ParssonPeerReader.progress(in);
      };
    }
  }

  @Override
  public byte[] encode(Payload payload, Object message) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator out = generators.createGenerator(text)) {
      switch (payload.kind()) {
        case CALL -> ParssonPeerWriter.call(out, (Peer.Call) message);
        case RESULT -> ParssonPeerWriter.result(out, (Peer.Result) message);
        case TOOLS -> ParssonPeerWriter.tools(out, (Peer.Tools) message);
        case PROGRESS -> ParssonPeerWriter.progress(out, (Peer.Progress) message);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
