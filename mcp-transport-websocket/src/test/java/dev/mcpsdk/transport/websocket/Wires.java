package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;

/** Messages for tests. */
final class Wires {

  private Wires() {}

  static JsonRpcRequest call(long id, String text) {
    CallToolRequest request =
        new CallToolRequest(
            "echo", RawJson.write(out -> out.beginObject().name("text").value(text).endObject()));
    return JsonRpcRequest.of(new RequestId.Num(id), request, RequestFrame.NONE, Wire.LATEST);
  }

  static JsonRpcResult result(RequestId id, String text) {
    return JsonRpcResult.of(id, CallToolResult.text(text), ResultFrame.NONE, Wire.LATEST);
  }

  static JsonRpcNotification progress(long token, double done) {
    return JsonRpcNotification.of(
        new ProgressNotification(new ProgressToken.Num(token), done, null, null), Wire.LATEST);
  }
}
