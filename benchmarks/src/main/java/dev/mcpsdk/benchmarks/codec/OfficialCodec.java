package dev.mcpsdk.benchmarks.codec;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapperSupplier;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The official Java SDK, by the calls its sessions and transports make. */
final class OfficialCodec implements Codec {
  private static final TypeRef<McpSchema.CallToolRequest> CALL = new TypeRef<>() {};
  private static final TypeRef<McpSchema.CallToolResult> RESULT = new TypeRef<>() {};
  private static final TypeRef<McpSchema.ListToolsResult> TOOLS = new TypeRef<>() {};
  private static final TypeRef<McpSchema.ProgressNotification> PROGRESS = new TypeRef<>() {};

  private final McpJsonMapper mapper;

  private OfficialCodec(McpJsonMapper mapper) {
    this.mapper = mapper;
  }

  static OfficialCodec jackson2() {
    return new OfficialCodec(new JacksonMcpJsonMapperSupplier().get());
  }

  static OfficialCodec jackson3() {
    return new OfficialCodec(
        new io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapperSupplier().get());
  }

  /** The message, whose params or result are maps, and what those become. */
  private record Decoded(McpSchema.JSONRPCMessage message, Object body) {}

  @Override
  public Object decode(Payload payload) {
    String text = new String(payload.bytes(), StandardCharsets.UTF_8);
    McpSchema.JSONRPCMessage message;
    try {
      message = McpSchema.deserializeJsonRpcMessage(mapper, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Object body =
        switch (payload.kind()) {
          case CALL -> mapper.convertValue(((McpSchema.JSONRPCRequest) message).params(), CALL);
          case RESULT ->
              mapper.convertValue(((McpSchema.JSONRPCResponse) message).result(), RESULT);
          case TOOLS -> mapper.convertValue(((McpSchema.JSONRPCResponse) message).result(), TOOLS);
          case PROGRESS ->
              mapper.convertValue(((McpSchema.JSONRPCNotification) message).params(), PROGRESS);
        };
    return new Decoded(message, body);
  }

  @Override
  public Object toSend(Object decoded) {
    Object body = ((Decoded) decoded).body;
    McpSchema.JSONRPCMessage message = ((Decoded) decoded).message;
    if (message instanceof McpSchema.JSONRPCRequest request) {
      return new McpSchema.JSONRPCRequest(request.jsonrpc(), request.method(), request.id(), body);
    }
    if (message instanceof McpSchema.JSONRPCResponse response) {
      return new McpSchema.JSONRPCResponse(response.jsonrpc(), response.id(), body, null);
    }
    McpSchema.JSONRPCNotification notification = (McpSchema.JSONRPCNotification) message;
    return new McpSchema.JSONRPCNotification(notification.jsonrpc(), notification.method(), body);
  }

  @Override
  public byte[] encode(Payload payload, Object message) {
    try {
      return mapper.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
