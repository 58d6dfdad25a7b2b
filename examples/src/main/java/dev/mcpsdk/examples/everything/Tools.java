package dev.mcpsdk.examples.everything;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.annotation.DefaultValue;
import dev.mcpsdk.schema.annotation.Description;
import dev.mcpsdk.schema.annotation.JsonName;
import dev.mcpsdk.schema.annotation.Maximum;
import dev.mcpsdk.schema.annotation.Minimum;
import dev.mcpsdk.server.CallContext;
import dev.mcpsdk.server.ask.Question;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The simple tools: what they take, and what they do. */
final class Tools {

  record Message(String message) {}

  record Numbers(int a, int b) {}

  record Sum(long sum) {}

  record Countdown(
      @Minimum(1) @Maximum(10_000) int from,
      @Description("Pause between two steps") @Minimum(0) @Maximum(60_000) @DefaultValue("0")
          int delayMs) {}

  record Text(String text) {}

  record Count(@Minimum(0) @Maximum(10_000) int count) {}

  enum Failure {
    @JsonName("tool")
    TOOL,
    @JsonName("protocol")
    PROTOCOL,
    @JsonName("crash")
    CRASH
  }

  record Fail(Failure kind) {}

  record Size(@Minimum(0) @Maximum(100_000_000) int bytes) {}

  record Pause(@Minimum(0) @Maximum(600_000) int ms) {}

  record Touch(@Description("The resource that has changed") String uri) {}

  private Tools() {}

  static Sum add(Numbers numbers, CallContext call) {
    return new Sum((long) numbers.a() + numbers.b());
  }

  static String countdown(Countdown countdown, CallContext call) throws InterruptedException {
    for (int step = 1; step <= countdown.from(); step++) {
      pause(countdown.delayMs());
      call.progress(step, (double) countdown.from(), "T minus " + (countdown.from() - step));
    }
    return "Lift-off after " + countdown.from() + " steps.";
  }

  static String summarize(Text text, CallContext call) {
    CreateMessageRequest request =
        CreateMessageRequest.builder(
                List.of(SamplingMessage.user("Summarize in one sentence:\n" + text.text())), 200)
            .build();
    CreateMessageResult answer = call.ask("summary", Question.sampling(request));
    StringBuilder summary = new StringBuilder();
    answer
        .content()
        .forEach(
            content -> {
              if (content instanceof TextContent part) {
                summary.append(part.text());
              }
            });
    return "Summary by " + answer.model() + ": " + summary;
  }

  static String roots(CallContext call) {
    return call.ask("roots", Question.roots()).roots().stream()
        .map(Root::uri)
        .collect(Collectors.joining(" "));
  }

  static String logMessages(Count count, CallContext call) {
    LoggingLevel[] levels = LoggingLevel.values();
    for (int i = 0; i < count.count(); i++) {
      call.log(levels[i % levels.length], "message " + (i + 1));
    }
    return count.count() + " messages logged.";
  }

  static String fail(Fail fail, CallContext call) {
    switch (fail.kind()) {
      case TOOL -> throw new ToolException("this tool fails on request");
      case PROTOCOL ->
          throw new ProtocolException(ErrorCodes.INVALID_PARAMS, "this call is refused on request");
      default -> throw new IllegalStateException("a secret that must not reach the caller");
    }
  }

  static String reconnect(Pause pause, CallContext call) throws InterruptedException {
    call.closeStream();
    pause(pause.ms());
    return "still here after " + pause.ms() + " ms";
  }

  static void pause(long ms) throws InterruptedException {
    if (ms > 0 && new CountDownLatch(1).await(ms, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nobody counts this down");
    }
  }
}
