package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Log messages: from the level on that a call names. */
final class LogChecks {

  private final BlockingQueue<LoggingMessageNotification> logged = new LinkedBlockingQueue<>();

  McpClientBuilder registeredAt(McpClientBuilder builder) {
    return builder.onLog(LoggingLevel.EMERGENCY, logged::add);
  }

  void run(McpClient client, Checks checks) throws InterruptedException {
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
}
