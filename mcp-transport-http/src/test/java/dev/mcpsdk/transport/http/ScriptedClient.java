package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The receiving side of a client that calls tools. */
final class ScriptedClient implements Inbound {

  static final RequestFrame FRAME = RequestFrame.builder().protocolVersion("2026-07-28").build();

  final BlockingQueue<JsonRpcNotification> notifications = new LinkedBlockingQueue<>();
  private final Map<RequestId, CompletableFuture<JsonRpcResponse>> pending =
      new ConcurrentHashMap<>();

  CompletableFuture<JsonRpcResponse> call(Channel channel, long id, String tool) {
    return send(channel, id, new CallToolRequest(tool, null), Map.of());
  }

  CompletableFuture<JsonRpcResponse> send(
      Channel channel, long id, Request<?> request, Map<String, String> headers) {
    CompletableFuture<JsonRpcResponse> answer = new CompletableFuture<>();
    pending.put(RequestId.of(id), answer);
    channel.send(JsonRpcRequest.of(RequestId.of(id), request, FRAME, Wire.LATEST), headers);
    return answer;
  }

  static JsonRpcResponse await(CompletableFuture<JsonRpcResponse> answer) throws Exception {
    return answer.get(15, TimeUnit.SECONDS);
  }

  static String text(JsonRpcResponse response) {
    if (response instanceof JsonRpcError error) {
      throw new AssertionError("expected a result but got " + error);
    }
    CallToolResult result = (CallToolResult) ((JsonRpcResult) response).result();
    return ((TextContent) result.content().get(0)).text();
  }

  /** What the request was lost by. */
  static TransportException loss(CompletableFuture<JsonRpcResponse> answer) throws Exception {
    return (TransportException) failure(answer);
  }

  /** What is wrong with the answer that came. */
  static InvalidResponseException fault(CompletableFuture<JsonRpcResponse> answer)
      throws Exception {
    return (InvalidResponseException) failure(answer);
  }

  private static Throwable failure(CompletableFuture<JsonRpcResponse> answer) throws Exception {
    try {
      throw new AssertionError("expected a failure but got " + await(answer));
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  @Override
  public void onMessage(Received received, Channel reply) {
    JsonRpcMessage message = received.message();
    if (message instanceof JsonRpcNotification notification) {
      notifications.add(notification);
    } else if (message instanceof JsonRpcResponse response) {
      pending.remove(response.id()).complete(response);
    }
  }

  @Override
  public void onMalformed(Malformed malformed, Channel reply) {
    RequestId id = malformed.id();
    if (id == null || !malformed.response()) {
      throw new AssertionError("not about a request: " + malformed);
    }
    pending.remove(id).completeExceptionally(new InvalidResponseException(malformed.message()));
  }

  @Override
  public void onLost(RequestId id, TransportException cause) {
    pending.remove(id).completeExceptionally(cause);
  }

  @Override
  public ExpectedResults expectedResults() {
    return id -> pending.containsKey(id) ? Methods.TOOLS_CALL : null;
  }
}
