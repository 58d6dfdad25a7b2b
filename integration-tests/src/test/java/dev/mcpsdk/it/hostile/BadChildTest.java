package dev.mcpsdk.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.transport.stdio.RestartPolicy;
import dev.mcpsdk.transport.stdio.StdioClientTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client and a server in a process of its own that is good for nothing. */
class BadChildTest {

  private static final Duration TIMEOUT = Duration.ofMillis(150);
  private static final CallOptions SOON = CallOptions.NONE.timeout(TIMEOUT);

  private static Leaks leaks;
  private static AtomicInteger errorLines;
  private static McpClient client;

  @BeforeAll
  static void open() {
    leaks = Leaks.baseLine();
    errorLines = new AtomicInteger();
    RestartPolicy soon =
        new RestartPolicy(100, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(1));
    client =
        pinned(
            StdioClientTransport.builder(Children.command(BadChild.class))
                .stderr(line -> errorLines.incrementAndGet())
                .restarts(soon)
                .closePatience(Duration.ofMillis(500))
                .maxLineBytes(BadAnswers.LIMIT)
                .writeTimeout(Duration.ofSeconds(1))
                .build());
  }

  private static McpClient pinned(StdioClientTransport transport) {
    return McpClient.builder("victim", "1")
        .protocolVersion("2026-07-28")
        .requestTimeout(Waiting.LONG)
        .maxInputRounds(3)
        .connect(transport);
  }

  @AfterAll
  static void close() {
    client.close();
    leaks.assertNothingLeft();
  }

  @AfterEach
  void aGoodCallIsAnswered() {
    assertFine(client.callTool("good", null));
    assertThat(Insides.pendingCalls(client)).isZero();
  }

  private static void assertFine(CallToolResult result) {
    assertThat(((TextContent) result.content().get(0)).text()).isEqualTo("fine");
  }

  @ParameterizedTest
  @CsvSource({
    "silence, TimeoutException, not answered within",
    "wrongId, TimeoutException, not answered within",
    "idAsText, TimeoutException, not answered within",
    "idNull, TimeoutException, not answered within",
    "noId, TimeoutException, not answered within",
    "unknownType, InvalidResponseException, resultType",
    "typeNumber, InvalidResponseException, $.result.resultType",
    "noContent, InvalidResponseException, content",
    "contentNumber, InvalidResponseException, $.result.content",
    "blockNumber, InvalidResponseException, $.result.content[0]",
    "resultNumber, InvalidResponseException, $.result",
    "resultNull, InvalidResponseException, $.result",
    "resultArray, InvalidResponseException, $.result",
    "both, InvalidResponseException, both",
    "neither, TimeoutException, not answered within",
    "errorWithoutCode, InvalidResponseException, code",
    "errorCodeText, InvalidResponseException, $.error.code",
    "errorCodeHuge, InvalidResponseException, $.error.code",
    "errorMessageNumber, InvalidResponseException, $.error.message",
    "error, ProtocolException, not today",
    "noVersion, InvalidResponseException, $.jsonrpc",
    "batch, TimeoutException, not answered within",
    "deep, TimeoutException, not answered within",
    "hugeNumber, TimeoutException, not answered within",
    "duplicate, TimeoutException, not answered within",
    "badUtf8, TimeoutException, not answered within",
    "cut, TimeoutException, not answered within",
    "huge, TimeoutException, not answered within",
    "askForEver, InputRequiredException, maxInputRounds",
    "askUnknown, InputFailedException, no/such",
    "askUndeclared, InputFailedException, no handler for elicitation",
    "askNothing, InvalidResponseException, input",
    "die, TransportException, the disk is full",
    "dieInALine, TransportException, exited with code 9",
  })
  void failsWithTheExceptionThatSaysWhy(String tool, String exception, String message) {
    CallOptions options = exception.equals("TimeoutException") ? SOON : CallOptions.NONE;
    Throwable failure = catchThrowable(() -> client.callTool(tool, null, options));
    assertThat(failure).isNotNull();
    assertThat(failure.getClass().getSimpleName()).as(String.valueOf(failure)).isEqualTo(exception);
    assertThat(failure).hasMessageContaining(message);
    assertThat(failure.getMessage()).doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twice",
        "othersFirst",
        "rubbish",
        "requests",
        "notifications",
        "floodErrors",
        "endlessLine"
      })
  void aGoodAnswerAmongBadOnes(String tool) {
    assertFine(client.callTool(tool, null));
  }

  @Test
  void aChildThatClosesItsOutput() {
    assertThatThrownBy(() -> client.callTool("closeOutput", null))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("closed its standard output");
  }

  @Test
  void allOfStandardErrorIsDrained() {
    int before = errorLines.get();
    assertFine(client.callTool("floodErrors", null));
    Waiting.until("all lines", () -> errorLines.get() >= before + 50_000);
  }

  @Test
  void aStormOfProgress() {
    AtomicInteger heard = new AtomicInteger();
    assertFine(
        client.callTool(
            "progressStorm", null, CallOptions.NONE.progress(p -> heard.incrementAndGet())));
    assertThat(heard.get()).isPositive();
  }

  @Test
  void aDeadChildFailsEveryCallAtOnce() {
    List<CompletableFuture<CallToolResult>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(client.sendAsync(new CallToolRequest("silence", null)));
    }
    calls.add(client.sendAsync(new CallToolRequest("die", null)));
    for (CompletableFuture<CallToolResult> call : calls) {
      assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("exited with code 3");
    }
  }

  @Test
  void aChildThatNeverReadsIsGivenUp() {
    CompletableFuture<CallToolResult> first =
        client.sendAsync(new CallToolRequest("neverRead", null));
    Map<String, String> large = Map.of("text", "x".repeat(1_000_000));
    assertThatThrownBy(() -> client.callTool("good", large))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("does not read");
    assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(TransportException.class);
  }

  @Test
  void aChildThatDiesAtOnceEveryTime() {
    StdioClientTransport transport =
        StdioClientTransport.builder(Children.command(BadChild.class, "5"))
            .restarts(
                new RestartPolicy(
                    1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(1)))
            .build();
    try (McpClient unlucky = pinned(transport)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> unlucky.callTool("good", null))
            .isInstanceOf(TransportException.class)
            .hasMessageContaining("exited with code 5")
            .hasMessageContaining("cannot open the database");
      }
      assertThatThrownBy(() -> unlucky.callTool("good", null))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("maxRestarts");
      assertThat(Insides.pendingCalls(unlucky)).isZero();
    }
  }

  @Test
  void aProgramThatIsNotThere() {
    StdioClientTransport transport = StdioClientTransport.of("no-such-program-anywhere");
    assertThatThrownBy(() -> pinned(transport).callTool("good", null))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("no-such-program-anywhere");
  }

  @Test
  void aTimeoutIsNoMoreThanItSays() {
    long begun = System.nanoTime();
    assertThatThrownBy(() -> client.callTool("silence", null, SOON))
        .isInstanceOf(TimeoutException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(TIMEOUT, TIMEOUT.plusSeconds(3));
  }
}
