package dev.mcpsdk.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.McpServerBuilder;
import dev.mcpsdk.server.ToolSpec;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The server that is mistreated, and what its handlers see of it. */
final class Subject implements AutoCloseable {

  /** What a handler's exception says and no peer may ever read. */
  static final String SECRET = "java.lang.Secret at dev.mcpsdk.Inner";

  record Message(String message) {}

  record Terms(int a, int b) {}

  record Sum(int sum) {}

  record Bytes(int bytes) {}

  final AtomicInteger running = new AtomicInteger();
  final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
  final BlockingQueue<String> interrupted = new LinkedBlockingQueue<>();
  final McpServer server;

  Subject() {
    this(McpServer.builder("subject", "1"));
  }

  Subject(McpServerBuilder builder) {
    server =
        builder
            .tool(
                ToolSpec.of("echo", "Echoes", Message.class, (input, ctx) -> input.message())
                    .inline())
            .tool("add", "Adds", Terms.class, Sum.class, (t, ctx) -> new Sum(t.a() + t.b()))
            .tool(
                Tool.builder("any", RawJson.of("{\"type\":\"object\"}")).build(),
                (arguments, ctx) -> "taken")
            .tool("wait", "Is silent", ctx -> running("wait", this::untilInterrupted))
            .tool(
                "large",
                "Answers at length",
                Bytes.class,
                (input, ctx) -> running("large", () -> "x".repeat(input.bytes())))
            .tool(
                "storm",
                "Reports until it is cancelled",
                ctx ->
                    running(
                        "storm",
                        () -> {
                          String text = "y".repeat(10_000);
                          for (int i = 1; !ctx.isCancelled(); i++) {
                            ctx.progress(i, null, text);
                          }
                          interrupted.add("storm");
                          return "over";
                        }))
            .tool(
                "crash",
                "Throws",
                ctx -> {
                  throw new IllegalStateException(SECRET);
                })
            .resource(Resource.builder("demo://a", "a").build(), (uri, ctx) -> "text of a")
            .prompt(
                Prompt.builder("greet").build(), (arguments, ctx) -> PromptMessage.user("hello"))
            .build();
  }

  private interface Work {
    String run() throws Exception;
  }

  private String running(String tool, Work work) throws Exception {
    running.incrementAndGet();
    begun.add(tool);
    try {
      return work.run();
    } catch (InterruptedException e) {
      interrupted.add(tool);
      throw e;
    } finally {
      running.decrementAndGet();
    }
  }

  private String untilInterrupted() throws InterruptedException {
    boolean never = new CountDownLatch(1).await(60, TimeUnit.SECONDS);
    return "waited " + never;
  }

  /** No handler runs, and no call or stream is in the server's tables. */
  void assertIdle() {
    Waiting.until(() -> "no handler runs, but " + running + " do", () -> running.get() == 0);
    Waiting.until(
        () -> "no call is running, but " + Insides.runningCalls(server) + " are",
        () -> Insides.runningCalls(server) == 0);
    assertThat(Insides.subscriptions(server)).as("subscriptions").isZero();
  }

  static List<String> tools() {
    return List.of("echo", "add", "any", "wait", "large", "storm", "crash");
  }

  @Override
  public void close() {
    server.close();
  }
}
