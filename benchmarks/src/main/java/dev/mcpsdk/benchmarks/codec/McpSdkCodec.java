package dev.mcpsdk.benchmarks.codec;

import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import dev.mcpsdk.schema.rpc.MessageReader;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.util.Objects;

/** This SDK, writing what all subjects can write: no members that came with 2026-07-28. */
final class McpSdkCodec implements Codec {
  private static final Wire WIRE =
      Wire.builder().all(true).coreTasks(false).resultEnvelope(false).cacheHints(false).build();
  // They answer as a client's table of pending requests would.
  private static final ExpectedResults CALLS = id -> Methods.TOOLS_CALL;
  private static final ExpectedResults LISTS = id -> Methods.TOOLS_LIST;

  @Override
  public Object decode(Payload payload) {
    byte[] bytes = payload.bytes();
    ExpectedResults expected = payload.kind() == Payload.Kind.TOOLS ? LISTS : CALLS;
    return MessageReader.read(bytes, 0, bytes.length, JsonLimits.DEFAULT, expected);
  }

  @Override
  public Object toSend(Object decoded) {
    if (decoded instanceof JsonRpcRequest request) {
      return JsonRpcRequest.of(
          request.id(), Objects.requireNonNull(request.request()), request.frame(), WIRE);
    }
    if (decoded instanceof JsonRpcResult result) {
      return JsonRpcResult.of(
          result.id(), Objects.requireNonNull(result.result()), result.frame(), WIRE);
    }
    JsonRpcNotification notification = (JsonRpcNotification) decoded;
    return JsonRpcNotification.of(Objects.requireNonNull(notification.notification()), WIRE);
  }

  @Override
  public byte[] encode(Payload payload, Object message) {
    return MessageWriter.toBytes((JsonRpcMessage) message);
  }
}
