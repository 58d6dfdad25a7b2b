package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Log messages: from the level on that a call names or, with sessions, that the client has set. */
final class LogChecks {

  private final BlockingQueue<LoggingMessageNotification> logged = new LinkedBlockingQueue<>();

  McpClientBuilder registeredAt(McpClientBuilder builder) {
    return builder.onLog(LoggingLevel.EMERGENCY, logged::add);
  }

  void run(Peer peer, McpClient client, Checks checks) throws InterruptedException {
    if (peer.sdk().hasSessions()) {
      checks.check("log messages come from the level on that was set", () -> bySession(peer));
      return;
    }
    checks.check(
        "log messages come from the level on that the call names",
        () -> {
          CallOptions debug = CallOptions.NONE.logLevel(LoggingLevel.DEBUG);
          client.callTool("log_messages", Map.of("count", 3), debug);
          client.callTool("log_messages", Map.of("count", 2));
          client.callTool("log_messages", Map.of("count", 1), debug);
          // One more 1 or 2 here would be of the call that only wanted emergencies.
          for (int number : new int[] {1, 2, 3, 1}) {
            Checks.equal(
                new LoggingMessageNotification(
                    LoggingLevel.INFO, "peer", RawJson.of("{\"number\":" + number + "}")),
                logged.take());
          }
        });
  }

  /** Each call of the tool logs at debug and at info. */
  private static void bySession(Peer peer) throws InterruptedException {
    for (LoggingLevel level : List.of(LoggingLevel.DEBUG, LoggingLevel.INFO, LoggingLevel.ERROR)) {
      BlockingQueue<LoggingMessageNotification> heard = new LinkedBlockingQueue<>();
      try (McpClient own = peer.connect(Peer.builder().onLog(level, heard::add))) {
        own.callTool("log_messages", Map.of("count", 2));
        for (int number = 1; number <= 2; number++) {
          if (level == LoggingLevel.DEBUG) {
            Checks.equal(message(peer, LoggingLevel.DEBUG, number), heard.take());
          }
          if (level != LoggingLevel.ERROR) {
            Checks.equal(message(peer, LoggingLevel.INFO, number), heard.take());
          }
        }
        // What was logged too much would have come before this answer.
        own.callTool("echo", Map.of("message", "done"));
        Checks.equal(List.of(), List.copyOf(heard));
      }
    }
  }

  private static LoggingMessageNotification message(Peer peer, LoggingLevel level, int number) {
    RawJson data =
        peer.sdk() == Sdk.JAVA
            ? RawJson.string("number " + number)
            : RawJson.of("{\"number\":" + number + "}");
    return new LoggingMessageNotification(level, "peer", data);
  }
}
