package dev.mcpsdk.core.engine;

import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.rpc.BatchElement;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.schema.rpc.MessageReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An array of messages, taken apart. Only sessions of 2025-03-26 have them.
 *
 * @param messages to be delivered, in order
 * @param requests ids of the requests among them
 * @param faults answers to what is not delivered
 */
public record Batch(
    List<JsonRpcMessage> messages, List<RequestId> requests, List<JsonRpcError> faults) {

  /** Messages of one array; more are refused. */
  public static final int MAX_MESSAGES = 1000;

  /**
   * Reads an array. A faulty element does not spoil the others.
   *
   * @throws MalformedMessageException if it is no JSON, or empty or too long
   */
  public static Batch read(
      byte[] buffer, int offset, int length, JsonLimits limits, ExpectedResults expected) {
    List<JsonRpcMessage> messages = new ArrayList<>();
    Set<RequestId> requests = new LinkedHashSet<>();
    List<JsonRpcError> faults = new ArrayList<>();
    for (BatchElement element :
        MessageReader.readBatch(
            buffer, offset, length, limits, MAX_MESSAGES, expected, Codecs.STANDARD)) {
      MalformedMessageException fault = element.fault();
      JsonRpcMessage message = element.message();
      if (fault != null && fault.response()) {
        if (fault.id() != null) {
          messages.add(unreadable(fault.id()));
        }
      } else if (fault != null) {
        faults.add(error(fault.id(), fault.code(), String.valueOf(fault.getMessage())));
      } else if (message instanceof JsonRpcRequest request) {
        String refusal = refusal(request, requests);
        if (refusal == null) {
          messages.add(request);
        } else {
          faults.add(error(request.id(), ErrorCodes.INVALID_REQUEST, refusal));
        }
      } else if (message != null) {
        messages.add(message);
      }
    }
    return new Batch(messages, new ArrayList<>(requests), faults);
  }

  /**
   * What takes the place of an answer that cannot be read, so that whoever asked need not wait for
   * it.
   */
  public static JsonRpcError unreadable(RequestId id) {
    return error(id, ErrorCodes.INTERNAL_ERROR, "the answer cannot be read");
  }

  private static @Nullable String refusal(JsonRpcRequest request, Set<RequestId> requests) {
    if (request.method().equals(Methods.INITIALIZE.name())) {
      return request.method() + " must come by itself, not in an array";
    }
    return requests.add(request.id()) ? null : "the id is used twice in the array";
  }

  private static JsonRpcError error(@Nullable RequestId id, int code, String message) {
    return new JsonRpcError(id, new ErrorObject(code, message), VersionFeatures.batchWire());
  }
}
