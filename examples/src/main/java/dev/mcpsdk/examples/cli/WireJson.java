package dev.mcpsdk.examples.cli;

import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import dev.mcpsdk.schema.rpc.MessageWriter;

/** Results and notifications as they look on the wire. */
final class WireJson {

  private WireJson() {}

  static RawJson of(Result result) {
    JsonRpcResult message =
        JsonRpcResult.of(new RequestId.Num(0), result, ResultFrame.NONE, Wire.LATEST);
    return part(MessageWriter.toBytes(message), "result");
  }

  /** Method and params. */
  static void write(JsonWriter out, Notification notification) {
    byte[] message = MessageWriter.toBytes(JsonRpcNotification.of(notification, Wire.LATEST));
    RawJson params = RawJson.ofUtf8(message).member("params");
    out.beginObject().name("method").value(notification.method());
    if (params != null) {
      out.name("params").raw(params);
    }
    out.endObject();
  }

  private static RawJson part(byte[] message, String name) {
    RawJson part = RawJson.ofUtf8(message).member(name);
    return part == null ? RawJson.NULL : part;
  }
}
