package dev.mcpsdk.benchmarks.streaming;

import dev.mcpsdk.benchmarks.load.Bodies;
import dev.mcpsdk.benchmarks.server.McpSdkServers;
import dev.mcpsdk.benchmarks.server.SampleTools;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.jsonschema.JsonSchema;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.MessageReader;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ToolSpec;
import dev.mcpsdk.server.ask.StateKeys;
import dev.mcpsdk.transport.http.endpoint.EventFraming;
import dev.mcpsdk.transport.http.wire.SseParser;
import dev.mcpsdk.transport.stdio.LineFraming;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** This SDK. */
public final class McpSdkStreaming implements StreamingSubject {
  private static final String STORM = "storm";
  private static final RawJson ANYTHING = RawJson.of("{\"type\":\"object\"}");

  private final Map<String, Work> works = new LinkedHashMap<>();

  @Override
  public Map<String, Work> works() {
    framing();
    dispatch();
    storm();
    validation();
    return works;
  }

  private void framing() {
    byte[] events = Works.events();
    int[] seen = new int[1];
    SseParser parser = new SseParser(1 << 20, (buffer, length) -> seen[0]++);
    works.put(
        Works.SSE_PARSE,
        () -> {
          seen[0] = 0;
          parser.feed(ByteBuffer.wrap(events));
          Works.require(seen[0] == Works.EVENTS, Works.SSE_PARSE);
          return seen;
        });
    byte[][] messages = new byte[Works.EVENTS][];
    JsonRpcMessage[] typed = new JsonRpcMessage[Works.EVENTS];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = Works.progress(i);
      typed[i] =
          MessageReader.read(
              messages[i], 0, messages[i].length, JsonLimits.DEFAULT, ExpectedResults.NONE);
    }
    works.put(Works.SSE_FRAME, () -> EventFraming.frame(messages));
    byte[] lines = Works.lines();
    works.put(
        Works.LINES_READ,
        () -> {
          int bytes = LineFraming.read(new ByteArrayInputStream(lines));
          Works.require(bytes == lines.length - Works.EVENTS, Works.LINES_READ);
          return bytes;
        });
    LineFraming writer = new LineFraming(OutputStream.nullOutputStream());
    works.put(
        Works.LINES_WRITE,
        () -> {
          for (JsonRpcMessage message : typed) {
            writer.send(message);
          }
          return writer;
        });
  }

  private void dispatch() {
    McpServer server = McpSdkServers.create(SampleTools.CALLED);
    Direct direct = new Direct();
    server.serve(direct);
    byte[] raw = bytes(Bodies.call(true, SampleTools.RAW, SampleTools.ARGUMENTS));
    byte[] typed = bytes(Bodies.call(true, SampleTools.TYPED_INLINE, SampleTools.ARGUMENTS));
    check(direct.exchange(raw), SampleTools.TEXT, Works.DISPATCH_RAW);
    check(direct.exchange(typed), SampleTools.SUMMARY, Works.DISPATCH_TYPED);
    works.put(Works.DISPATCH_RAW, () -> direct.exchange(raw));
    works.put(Works.DISPATCH_TYPED, () -> direct.exchange(typed));
  }

  private void storm() {
    McpServer server =
        McpServer.builder("benchmark", "1.0.0")
            .tool(
                ToolSpec.of(
                        Tool.builder(STORM, ANYTHING).build(),
                        (arguments, call) -> {
                          for (int i = 1; i <= Works.REPORTS; i++) {
                            call.progress(i, 100.0, "some of 100 files imported");
                          }
                          return CallToolResult.text("imported");
                        })
                    .inline())
            .build();
    Direct direct = new Direct();
    server.serve(direct);
    String call = Bodies.call(true, STORM, "{}");
    byte[] request =
        bytes(call.replace("\"_meta\":{", "\"_meta\":{\"progressToken\":\"import-20261121\","));
    check(direct.exchange(request), "imported", Works.STORM);
    Works.require(direct.sent() > Works.REPORTS * 100, Works.STORM);
    works.put(Works.STORM, () -> direct.exchange(request));
  }

  private void validation() {
    JsonSchema schema = JsonSchema.compile(RawJson.of(SampleTools.INPUT_SCHEMA));
    RawJson arguments = RawJson.of(SampleTools.ARGUMENTS);
    works.put(
        Works.VALIDATE,
        () -> {
          var outcome = schema.validate(arguments);
          Works.require(outcome.valid(), Works.VALIDATE);
          return outcome;
        });
    StateKeys keys = StateKeys.random();
    byte[] state = Works.state();
    byte[] bound = new byte[32];
    byte[] sealed = keys.seal(state, bound);
    works.put(Works.SEAL, () -> keys.seal(state, bound));
    works.put(
        Works.OPEN,
        () -> {
          byte[] plain = keys.open(sealed, bound);
          Works.require(plain != null && plain.length == state.length, Works.OPEN);
          return sealed;
        });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void check(byte[] answer, String expected, String work) {
    Works.require(new String(answer, StandardCharsets.UTF_8).contains(expected), work);
  }
}
