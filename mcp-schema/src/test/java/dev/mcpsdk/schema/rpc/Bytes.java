package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.codec.MethodCodec;
import dev.mcpsdk.schema.json.JsonLimits;
import java.nio.charset.StandardCharsets;

/** Messages from and to text. */
final class Bytes {
  private Bytes() {}

  static JsonRpcMessage read(String text) {
    return read(text, ExpectedResults.NONE);
  }

  static JsonRpcMessage read(String text, ExpectedResults expected) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return MessageReader.read(bytes, 0, bytes.length, JsonLimits.DEFAULT, expected);
  }

  static String write(JsonRpcMessage message) {
    return new String(MessageWriter.toBytes(message), StandardCharsets.UTF_8);
  }

  /** Expects a result of the method with that name. */
  static ExpectedResults expecting(String name) {
    MethodCodec<?, ?> codec = Codecs.STANDARD.method(name);
    Method<?, ?> method = codec == null ? null : codec.method();
    return id -> method;
  }

  /** Expects what a sample's name says. */
  static ExpectedResults expectingSample(String name) {
    if (!name.startsWith("result ")) {
      return ExpectedResults.NONE;
    }
    String rest = name.substring("result ".length());
    int space = rest.indexOf(' ');
    String method = space < 0 ? rest : rest.substring(0, space);
    return expecting(method.equals("framed") ? "tools/call" : method);
  }
}
