package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Exchange;
import dev.mcpsdk.it.wire.Json;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Revision;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.transport.stdio.StdioClientTransport;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server behind standard streams. */
class StdioRequirementsTest extends RequirementTest {

  record Size(int bytes) {}

  private static List<String> noisyServer() {
    return List.of(
        System.getProperty("java.home") + "/bin/java",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        NoisyServer.class.getName());
  }

  @Test
  @Requirement({"STD-01", "STD-02", "STD-05", "STD-08"})
  void onlyMessagesComeOutWhateverHandlersPrint() throws Exception {
    serve(Cell.MEMORY);
    Process process =
        new ProcessBuilder(noisyServer()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (OutputStream in = process.getOutputStream();
        BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String call = Ask.tool("print", "{}").id("41").toString();
      // Blank lines are passed over, and a carriage return belongs to the line's end.
      in.write(
          ("\n\r\n" + call + "\r\n" + call.replace("41", "42") + "\n")
              .getBytes(StandardCharsets.UTF_8));
      in.flush();
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Message answer = new Message(Json.object(out.readLine()), 0, Revision.R5);
        assertThat(answer.text()).isEqualTo("line one\nline two\r\nline three");
        ids.add(answer.id().toString());
      }
      assertThat(ids).containsExactlyInAnyOrder("41", "42");
      in.close();
      assertThat(out.readLine()).as("after the end of its input").isNull();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @Requirement({"STD-03", "STD-05"})
  void ourClientAndServerUnderstandEachOtherThroughTheNoise() {
    serve(Cell.MEMORY);
    try (McpClient client =
        McpClient.connect(StdioClientTransport.builder(noisyServer()).stderr(line -> {}).build())) {
      for (int i = 0; i < 3; i++) {
        CallToolResult result = client.callTool("print", null);
        assertThat(((TextContent) result.content().get(0)).text()).startsWith("line one\n");
      }
    }
  }

  @Test
  @Requirement({"STD-01", "STD-12"})
  void concurrentAnswersAreWholeLines() {
    builder.tool("large", "Much", Size.class, (in, ctx) -> "\u00e9\n".repeat(in.bytes() / 3));
    serve(Cell.STDIO);
    List<Exchange> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      calls.add(wire.send(Ask.tool("large", "{\"bytes\":" + (1 + i * 90_000) + "}")));
    }
    for (int i = 0; i < 6; i++) {
      assertThat(calls.get(i).answer().text()).hasSize((1 + i * 90_000) / 3 * 2);
    }
  }

  @Test
  @Requirement("STD-12")
  void aBadLineDoesNotEndTheConnection() {
    serve(Cell.STDIO);
    assertThat(wire.send("{\"jsonrpc\":").answer().code()).isEqualTo(-32700);
    assertThat(wire.send("\u00e9").answer().code()).isEqualTo(-32700);
    assertThat(ask("server/discover").result()).isNotNull();
  }
}
