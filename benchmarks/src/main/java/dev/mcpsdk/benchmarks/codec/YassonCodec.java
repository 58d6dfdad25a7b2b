package dev.mcpsdk.benchmarks.codec;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;

/** JSON Binding, by way of strings: that is its fast way for small messages. */
final class YassonCodec implements Codec {
  private final Jsonb jsonb = JsonbBuilder.create();

  @Override
  public Object decode(Payload payload) {
    String text = new String(payload.bytes(), StandardCharsets.UTF_8);
    return jsonb.fromJson(text, Peer.typeOf(payload));
  }

  @Override
  public byte[] encode(Payload payload, Object message) {
    return jsonb.toJson(message).getBytes(StandardCharsets.UTF_8);
  }
}
