package dev.mcpsdk.it.eras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.transport.stdio.StdioClientTransport;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that are processes and know nothing of {@code server/discover}, each in its manner. */
@Timeout(60)
class StdioProbeTest {

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  private StdioClientTransport child(String... arguments) {
    String java = System.getProperty("java.home") + File.separator + "bin" + File.separator;
    List<String> command =
        new ArrayList<>(
            List.of(
                java + "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OldChild.class.getName()));
    command.addAll(List.of(arguments));
    return StdioClientTransport.builder(command)
        .closePatience(Duration.ofSeconds(10))
        .stderr(told::add)
        .build();
  }

  private static McpClientBuilder builder() {
    return McpClient.builder("test", "1").requestTimeout(Duration.ofSeconds(20));
  }

  /** A server that cannot answer after the probe is started again; no probe ever calls a tool. */
  @ParameterizedTest
  @Requirement({"VER-13", "VER-14", "VER-16", "VER-24", "VER-25"})
  @CsvSource({
    "exits, 2",
    "closes, 2",
    "silent, 2",
    "-32601, 1",
    "-32602, 1",
    "-32600, 1",
    "-32603, 1",
    "-32000, 1"
  })
  void isFoundToWantAHandshake(String manner, int starts) {
    Duration patience = Duration.ofSeconds(manner.equals("silent") ? 2 : 15);
    try (McpClient client = builder().probeTimeout(patience).connect(child(manner))) {
      assertThat(client.protocolVersion()).isEqualTo("2025-11-25");
      assertThat(client.callTool("t", null).content()).containsExactly(TextContent.of("done"));
    }
    List<String> all = List.copyOf(told);
    assertThat(all.stream().filter("started"::equals)).hasSize(starts);
    assertThat(all.stream().filter("server/discover"::equals)).hasSize(1);
    assertThat(all.indexOf("tools/call")).isGreaterThan(all.indexOf("initialize"));
    assertThat(all.stream().filter("tools/call"::equals)).hasSize(1);
  }

  /** As a cold start is: the answer takes long, but comes within the probe's time. */
  @ParameterizedTest
  @Requirement({"VER-13", "VER-14"})
  @CsvSource({"2026-07-28", "-32601"})
  void thatStartsSlowlyIsNotStartedAgain(String answer) throws Exception {
    String spoken = answer.startsWith("-") ? "2025-11-25" : answer;
    try (ServerSocket gate = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gate.setSoTimeout(20_000);
      StdioClientTransport child = child("slow " + answer, Integer.toString(gate.getLocalPort()));
      CompletableFuture<McpClient> connecting =
          CompletableFuture.supplyAsync(
              () -> builder().probeTimeout(Duration.ofSeconds(15)).connect(child));
      try (Socket asked = gate.accept()) {
        assertThat(asked.isConnected()).as("the probe has come").isTrue();
        assertThat(connecting).as("nothing is known without an answer").isNotDone();
      }
      try (McpClient client = connecting.get(20, TimeUnit.SECONDS)) {
        assertThat(client.protocolVersion()).isEqualTo(spoken);
        assertThat(client.callTool("t", null).content()).containsExactly(TextContent.of("done"));
      }
    }
    assertThat(List.copyOf(told))
        .startsWith("started", "server/discover")
        .containsOnlyOnce("started", "server/discover", "tools/call");
  }

  /**
   * The first child answers the probe when its time is over. What it says then is heard by nobody;
   * the second turns out to want no handshake, or to know both.
   */
  @ParameterizedTest
  @Requirement({"VER-14", "VER-21"})
  @CsvSource({"2026-07-28", "2025-11-25"})
  void thatAnswersTooLateIsStartedAgain(String spoken, @TempDir Path folder) {
    Path mark = folder.resolve("started");
    StdioClientTransport transport = child("late " + spoken, mark.toString());
    try (McpClient client = builder().probeTimeout(Duration.ofSeconds(2)).connect(transport)) {
      assertThat(client.protocolVersion()).isEqualTo(spoken);
      assertThat(client.callTool("t", null).content()).containsExactly(TextContent.of("done"));
    }
    List<String> asked = new ArrayList<>(List.of("started", "server/discover", "answered late"));
    asked.addAll(List.of("started", "initialize"));
    asked.add(spoken.equals("2025-11-25") ? "notifications/initialized" : "server/discover");
    asked.add("tools/call");
    // Whether it hears, before its input ends, that the probe is of no interest any more is left
    // open.
    assertThat(List.copyOf(told))
        .filteredOn(word -> !word.equals("notifications/cancelled"))
        .isEqualTo(asked);
  }

  /** One that is pinned to a handshake revision is asked nothing before. */
  @ParameterizedTest
  @Requirement({"VER-24", "LIFE-01", "LIFE-04"})
  @CsvSource({"exits", "silent"})
  void isNotProbedIfItsRevisionIsSaid(String manner) {
    try (McpClient client = builder().protocolVersion("2025-11-25").connect(child(manner))) {
      assertThat(client.callTool("t", null).content()).containsExactly(TextContent.of("done"));
    }
    assertThat(List.copyOf(told))
        .containsExactly("started", "initialize", "notifications/initialized", "tools/call");
  }
}
