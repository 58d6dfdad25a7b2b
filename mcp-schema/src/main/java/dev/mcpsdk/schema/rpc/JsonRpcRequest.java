package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param method on the wire; the same instance as the method's constant if it is known
 * @param request null if the method is unknown or the params are faulty
 * @param frame what could be read of {@code _meta} even if the params are faulty
 * @param fault what is wrong with the params of a known method
 * @param rawParams the params of an unknown method, if it has any
 * @param wire how it is written; no meaning for a message that was read
 */
public record JsonRpcRequest(
    RequestId id,
    String method,
    @Nullable Request<?> request,
    RequestFrame frame,
    @Nullable ParamsFault fault,
    @Nullable RawJson rawParams,
    Wire wire)
    implements JsonRpcMessage {
  public JsonRpcRequest {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(wire, "wire");
  }

  /** A request to be written. */
  public static JsonRpcRequest of(RequestId id, Request<?> request, RequestFrame frame, Wire wire) {
    return new JsonRpcRequest(id, request.method().name(), request, frame, null, null, wire);
  }
}
