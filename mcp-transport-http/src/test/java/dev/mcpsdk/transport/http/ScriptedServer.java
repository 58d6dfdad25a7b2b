package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.InitializeResult;
import dev.mcpsdk.schema.ListenRequest;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.ServerCapabilities;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of a server: checks the transport's rules, then does what the called tool
 * says.
 */
final class ScriptedServer implements Inbound {

  /** What a tool does with its request. Runs on the thread that delivers. */
  interface Tool {
    void call(Call call);
  }

  record Call(RequestId id, JsonRpcRequest request, Received received, Channel channel) {
    void answer(String text) {
      answer(CallToolResult.text(text));
    }

    void answer(CallToolResult result) {
      channel.reply(
          JsonRpcResult.of(id, result, ResultFrame.NONE, Wire.LATEST), Disposition.HANDLED);
    }

    void fail(int code, Disposition disposition) {
      channel.reply(new JsonRpcError(id, new ErrorObject(code, "failed on purpose")), disposition);
    }

    void log(String text) {
      channel.send(ScriptedServer.log(text));
    }
  }

  private static final String LISTEN = "\0listen";
  private static final String INITIALIZE = "\0initialize";

  final BlockingQueue<Received> messages = new LinkedBlockingQueue<>();
  volatile boolean takesBatches;
  private final Map<String, Tool> tools = new ConcurrentHashMap<>();

  ScriptedServer() {
    tool("echo", call -> call.answer("hello"));
    tool(INITIALIZE, ScriptedServer::initialize);
  }

  ScriptedServer tool(String name, Tool tool) {
    tools.put(name, tool);
    return this;
  }

  /** What is done with a listen request. */
  ScriptedServer listen(Tool tool) {
    return tool(LISTEN, tool);
  }

  /** What is done with the request that begins a session. */
  ScriptedServer initialize(Tool tool) {
    return tool(INITIALIZE, tool);
  }

  /** Begins a session of the revision that was asked for. */
  static void initialize(Call call) {
    InitializeRequest asked = (InitializeRequest) call.request().request();
    ProtocolVersion version = ProtocolVersion.of(asked.protocolVersion());
    call.channel()
        .reply(
            JsonRpcResult.of(
                call.id(),
                new InitializeResult(
                    asked.protocolVersion(),
                    ServerCapabilities.NONE,
                    Implementation.of("scripted", "1"),
                    null,
                    Meta.EMPTY),
                ResultFrame.NONE,
                VersionFeatures.wire(version)),
            Disposition.HANDLED);
  }

  /** A call of a tool as sessions have it. */
  static String sessionCall(int id, String tool) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\"tools/call\",\"params\":{\"name\":\""
        + tool
        + "\",\"arguments\":{}}}";
  }

  /** The request that begins a session. */
  static String initialize(String version) {
    return "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\""
        + version
        + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}";
  }

  static JsonRpcNotification log(String text) {
    return JsonRpcNotification.of(
        new LoggingMessageNotification(LoggingLevel.INFO, null, RawJson.string(text)), Wire.LATEST);
  }

  /** A call of a tool as it goes over the wire. */
  static String call(int id, String tool) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\"tools/call\",\"params\":{\"name\":\""
        + tool
        + "\",\"arguments\":{},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
        + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
  }

  /** The headers that go with {@link #call}. */
  static String[] headers(String tool) {
    return new String[] {
      "MCP-Protocol-Version: 2026-07-28", "Mcp-Method: tools/call", "Mcp-Name: " + tool
    };
  }

  @Override
  public void onMessage(Received received, Channel reply) {
    messages.add(received);
    if (!(received.message() instanceof JsonRpcRequest request)) {
      return;
    }
    try {
      received.rules().check(request);
    } catch (ProtocolException e) {
      reply.reply(new JsonRpcError(request.id(), e.error()), Disposition.REJECTED);
      return;
    }
    Tool tool = tool(request);
    if (tool == null) {
      reply.reply(
          new JsonRpcError(request.id(), new ErrorObject(-32601, "unknown")), Disposition.REJECTED);
      return;
    }
    tool.call(new Call(request.id(), request, received, reply));
  }

  private @Nullable Tool tool(JsonRpcRequest request) {
    if (request.request() instanceof InitializeRequest) {
      return tools.get(INITIALIZE);
    }
    if (request.request() instanceof ListenRequest) {
      return tools.get(LISTEN);
    }
    return request.request() instanceof CallToolRequest call ? tools.get(call.name()) : null;
  }

  @Override
  public boolean takesBatches(Channel reply, @Nullable SessionClaim claim) {
    return takesBatches;
  }

  @Override
  public void onMalformed(Malformed malformed, Channel reply) {
    reply.reply(
        new JsonRpcError(malformed.id(), new ErrorObject(malformed.code(), malformed.message())),
        Disposition.REJECTED);
  }

  @Override
  public void onLost(RequestId id, TransportException cause) {
    throw new AssertionError("a server sends no requests", cause);
  }

  Received take() throws InterruptedException {
    Received received = messages.poll(10, TimeUnit.SECONDS);
    if (received == null) {
      throw new AssertionError("no message within 10 s");
    }
    return received;
  }
}
