package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.json.JsonWriter;

/** Writes JSON-RPC messages as UTF-8, in the form their {@code wire} says. */
public final class MessageWriter {
  private MessageWriter() {}

  /** Appends a message of the protocol's methods, without a line's end. */
  public static void write(JsonWriter out, JsonRpcMessage message) {
    write(out, message, Codecs.STANDARD);
  }

  /** As {@link #write(JsonWriter, JsonRpcMessage)}, with further methods. */
  public static void write(JsonWriter out, JsonRpcMessage message, Codecs codecs) {
    throw new UnsupportedOperationException("");
  }

  public static byte[] toBytes(JsonRpcMessage message) {
    JsonWriter out = new JsonWriter();
    write(out, message);
    return out.toByteArray();
  }
}
