package dev.mcpsdk.it.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.core.MissingCapabilityException;
import dev.mcpsdk.core.UrlElicitationRequiredException;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.http.HttpClientTransport;
import dev.mcpsdk.transport.http.HttpServerTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A handler that serves nobody who has not visited a page, and clients of two revisions. */
@Timeout(30)
class PagesFirstTest {

  private static final String URL = "https://pay.example/42";

  private final AtomicBoolean visited = new AtomicBoolean();
  private final AtomicInteger runs = new AtomicInteger();
  private final BlockingQueue<String> complete = new LinkedBlockingQueue<>();
  private final BlockingQueue<ElicitUrlRequest> shown = new LinkedBlockingQueue<>();
  private final McpServer server =
      McpServer.builder("shop", "1")
          .tool(
              "pay",
              "Serves who has paid",
              ctx -> {
                runs.incrementAndGet();
                if (!visited.get()) {
                  throw new UrlElicitationRequiredException(
                      "Pay first", List.of(new ElicitUrlRequest("Pay there", URL)));
                }
                return "served";
              })
          .build();

  @AfterEach
  void close() {
    server.close();
  }

  private McpClient connect(boolean memory, McpClientBuilder builder) {
    if (memory) {
      return builder.connect(server);
    }
    HttpServerTransport http = HttpServerTransport.builder().port(0).build();
    server.serve(http);
    return builder.connect(HttpClientTransport.to(http.url()));
  }

  private McpClientBuilder builder(String revision) {
    return McpClient.builder("test", "1")
        .requestTimeout(Duration.ofSeconds(10))
        .protocolVersion(revision)
        .onElicitationComplete(done -> complete.add(done.elicitationId()));
  }

  /** The user has seen the page and paid while the handler shows it. */
  private ElicitResult pay(ElicitUrlRequest page) {
    shown.add(page);
    visited.set(true);
    server.elicitationCompleted(page.url());
    return ElicitResult.accept();
  }

  private static void assertServed(CallToolResult result) {
    assertThat(result.content()).containsExactly(TextContent.of("served"));
  }

  @ParameterizedTest
  @Requirement({"ELI-12", "ELI-13", "ELI-14", "ERR-03"})
  @CsvSource({"true, 2025-11-25", "false, 2025-11-25", "true, 2026-07-28", "false, 2026-07-28"})
  void theSameClientCodeIsServed(boolean memory, String revision) throws Exception {
    boolean old = revision.equals("2025-11-25");
    McpClientBuilder builder = builder(revision).onUrlElicitation((page, context) -> pay(page));
    try (McpClient client = connect(memory, builder)) {
      assertServed(client.callTool("pay", null));
      assertThat(runs).hasValue(2);
      ElicitUrlRequest page = shown.take();
      assertThat(page.url()).isEqualTo(URL);
      assertThat(page.elicitationId() != null).isEqualTo(old);
      if (old) {
        assertThat(complete.poll(10, TimeUnit.SECONDS)).isEqualTo(page.elicitationId());
      }
    }
  }

  /** To agree is not to have been there: the server says when the user is done. */
  @ParameterizedTest
  @Requirement({"ELI-12", "ELI-13"})
  @CsvSource({"true", "false"})
  void theCallWaitsForTheVisit(boolean memory) throws Exception {
    McpClientBuilder builder =
        builder("2025-11-25")
            .onUrlElicitation(
                (page, context) -> {
                  shown.add(page);
                  return ElicitResult.accept();
                });
    try (McpClient client = connect(memory, builder)) {
      CompletableFuture<CallToolResult> call = client.sendAsync(new CallToolRequest("pay", null));
      ElicitUrlRequest page = shown.poll(10, TimeUnit.SECONDS);
      assertThat(page).isNotNull();
      assertThat(runs).hasValue(1);
      visited.set(true);
      server.elicitationCompleted(URL);
      assertServed(call.get(10, TimeUnit.SECONDS));
      assertThat(runs).hasValue(2);
    }
  }

  @ParameterizedTest
  @Requirement({"ELI-14", "ELI-17"})
  @CsvSource({"decline", "unannounced", "missed", "loop", "nobody"})
  void withoutAVisitTheClientIsToldWhatIsMissing(String why) {
    boolean shows = !why.equals("nobody");
    McpClientBuilder builder =
        builder("2025-11-25")
            .inputLoop(!why.equals("loop"))
            .inputTimeout(Duration.ofMillis(why.equals("unannounced") ? 100 : 10_000));
    if (shows) {
      builder.onUrlElicitation(
          (page, context) -> {
            if (why.equals("missed")) {
              server.elicitationCompleted(page.url());
            }
            return why.equals("decline") ? ElicitResult.decline() : ElicitResult.accept();
          });
    }
    try (McpClient client = connect(true, builder)) {
      if (!shows) {
        assertThat(client.callTool("pay", null).isError()).isTrue();
        return;
      }
      assertThatThrownBy(() -> client.callTool("pay", null))
          .isInstanceOfSatisfying(
              UrlElicitationRequiredException.class,
              e -> {
                assertThat(e.pages()).hasSize(1);
                assertThat(e.pages().get(0).url()).isEqualTo(URL);
                assertThat(e.pages().get(0).elicitationId()).isNotNull();
                assertThat(e.isReceived()).isTrue();
              })
          .hasMessage("Pay first");
      assertThat(runs).as("once more at most").hasValue(why.equals("missed") ? 2 : 1);
    }
  }

  @ParameterizedTest
  @Requirement({"ELI-02", "ERR-03"})
  @CsvSource({"2025-06-18", "2026-07-28"})
  void otherRevisionsNeverSeeTheCode(String revision) {
    try (McpClient client = connect(true, builder(revision))) {
      if (revision.equals("2026-07-28")) {
        assertThatThrownBy(() -> client.callTool("pay", null))
            .isInstanceOf(MissingCapabilityException.class);
      } else {
        assertThat(client.callTool("pay", null).isError()).isTrue();
      }
    }
  }
}
