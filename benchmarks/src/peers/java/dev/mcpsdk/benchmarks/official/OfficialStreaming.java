package dev.mcpsdk.benchmarks.official;

import dev.mcpsdk.benchmarks.load.Bodies;
import dev.mcpsdk.benchmarks.server.SampleTools;
import dev.mcpsdk.benchmarks.streaming.StreamingSubject;
import dev.mcpsdk.benchmarks.streaming.Works;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.json.schema.jackson3.JacksonJsonSchemaValidatorSupplier;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The official SDK, by the calls its transports make; tools run on the thread that dispatches. */
public final class OfficialStreaming implements StreamingSubject {
  private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {};

  /** Keeps the handler that a transport would call. */
  private static final class Direct implements McpStatelessServerTransport {
    private @Nullable McpStatelessServerHandler handler;

    @Override
    public void setMcpHandler(McpStatelessServerHandler to) {
      handler = to;
    }

    @Override
    public Mono<Void> closeGracefully() {
      return Mono.empty();
    }

    byte[] exchange(byte[] request) throws IOException {
      McpSchema.JSONRPCMessage message =
          McpSchema.deserializeJsonRpcMessage(
              OfficialTools.MAPPER, new String(request, StandardCharsets.UTF_8));
      McpSchema.JSONRPCResponse response =
          Objects.requireNonNull(handler)
              .handleRequest(McpTransportContext.EMPTY, (McpSchema.JSONRPCRequest) message)
              .block();
      return OfficialTools.MAPPER.writeValueAsString(response).getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public Map<String, Work> works() throws IOException {
    Map<String, Work> works = new LinkedHashMap<>();
    writing(works);
    JsonSchemaValidator validator = new JacksonJsonSchemaValidatorSupplier().get();
    dispatch(works, validator);
    Map<String, Object> schema = OfficialTools.MAPPER.readValue(SampleTools.INPUT_SCHEMA, MAP);
    Map<String, Object> arguments = OfficialTools.MAPPER.readValue(SampleTools.ARGUMENTS, MAP);
    works.put(
        Works.VALIDATE,
        () -> {
          var outcome = validator.validate(schema, arguments);
          Works.require(outcome.valid(), Works.VALIDATE);
          return outcome;
        });
    return works;
  }

  private static void writing(Map<String, Work> works) throws IOException {
    List<McpSchema.JSONRPCMessage> messages = new ArrayList<>();
    for (int i = 0; i < Works.EVENTS; i++) {
      messages.add(
          McpSchema.deserializeJsonRpcMessage(
              OfficialTools.MAPPER, new String(Works.progress(i), StandardCharsets.UTF_8)));
    }
    OutputStream out = new BufferedOutputStream(OutputStream.nullOutputStream());
    works.put(
        Works.LINES_WRITE,
        () -> {
          for (McpSchema.JSONRPCMessage message : messages) {
            String json = OfficialTools.MAPPER.writeValueAsString(message);
            String line = json.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n");
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            out.flush();
          }
          return out;
        });
  }

  private static void dispatch(Map<String, Work> works, JsonSchemaValidator validator)
      throws IOException {
    Direct direct = new Direct();
    McpServer.sync(direct)
        .serverInfo("benchmark", "1.0.0")
        .jsonMapper(OfficialTools.MAPPER)
        .jsonSchemaValidator(validator)
        .immediateExecution(true)
        .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
        .tools(
            OfficialTools.definitions(SampleTools.CALLED).stream()
                .map(
                    tool ->
                        new McpStatelessServerFeatures.SyncToolSpecification(
                            tool, (context, request) -> OfficialTools.call(request)))
                .toList())
        .build();
    byte[] raw = bytes(Bodies.call(false, SampleTools.RAW, SampleTools.ARGUMENTS));
    byte[] typed = bytes(Bodies.call(false, SampleTools.TYPED_INLINE, SampleTools.ARGUMENTS));
    Works.require(contains(direct.exchange(raw), SampleTools.TEXT), Works.DISPATCH_RAW);
    Works.require(contains(direct.exchange(typed), SampleTools.SUMMARY), Works.DISPATCH_TYPED);
    works.put(Works.DISPATCH_RAW, () -> direct.exchange(raw));
    works.put(Works.DISPATCH_TYPED, () -> direct.exchange(typed));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean contains(byte[] answer, String text) {
    return new String(answer, StandardCharsets.UTF_8).contains(text);
  }
}
