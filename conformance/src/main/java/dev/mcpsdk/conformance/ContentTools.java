package dev.mcpsdk.conformance;

import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.EmbeddedResource;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.annotation.Header;
import dev.mcpsdk.server.CallContext;
import dev.mcpsdk.server.McpServerBuilder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tools that return one kind of content each, report progress, log, or fail. */
final class ContentTools {

  record Region(@Header("Region") @Nullable String region) {}

  private ContentTools() {}

  static void addTo(McpServerBuilder server) {
    server
        .tool(
            "test_simple_text",
            "Returns a text",
            call -> "This is a simple text response for testing.")
        .tool(
            "test_image_content",
            "Returns an image",
            call -> ImageContent.of(Samples.PNG, "image/png"))
        .tool(
            "test_audio_content",
            "Returns sound",
            call -> AudioContent.of(Samples.wav(), "audio/wav"))
        .tool(
            "test_embedded_resource",
            "Returns a resource",
            call ->
                EmbeddedResource.of(
                    TextResourceContents.of(
                        "test://embedded-resource",
                        "text/plain",
                        "This is an embedded resource content.")))
        .tool("test_multiple_content_types", "Returns text, image and resource", call -> mixed())
        .tool("test_error_handling", "Fails", call -> failing())
        .tool("test_tool_with_progress", "Reports progress", ContentTools::progress)
        .tool("test_reconnection", "Lets the client come back", ContentTools::reconnection)
        .tool("test_tool_with_logging", "Logs three messages", ContentTools::logging)
        .tool("test_logging_tool", "Logs one message", ContentTools::loggingOnce)
        .tool("test_streaming_elicitation", "Streams before it answers", ContentTools::progress)
        .tool(
            "test_x_mcp_header",
            "Has an argument that travels as a header",
            Region.class,
            (in, call) -> "Region: " + in.region())
        .tool(
            Tool.builder("json_schema_2020_12_tool", Samples.SCHEMA_2020_12)
                .description("Has a schema of many keywords")
                .build(),
            (arguments, call) -> CallToolResult.text("valid: " + arguments));
  }

  private static CallToolResult mixed() {
    return CallToolResult.of(
        TextContent.of("Multiple content types test:"),
        ImageContent.of(Samples.PNG, "image/png"),
        EmbeddedResource.of(
            TextResourceContents.of(
                "test://mixed-content-resource",
                "application/json",
                "{\"test\":\"data\",\"value\":123}")));
  }

  private static String failing() {
    throw new ToolException("This tool intentionally returns an error for testing");
  }

  private static String progress(CallContext call) throws InterruptedException {
    for (int done = 0; done <= 100; done += 50) {
      call.progress(done, 100.0, "Completed " + done + " of 100");
      pause();
    }
    return "done";
  }

  private static String reconnection(CallContext call) throws InterruptedException {
    call.closeStream();
    pause();
    pause();
    return "Reconnection test completed successfully.";
  }

  private static String logging(CallContext call) throws InterruptedException {
    for (String message :
        new String[] {
          "Tool execution started", "Tool processing data", "Tool execution completed"
        }) {
      call.log(LoggingLevel.INFO, message);
      pause();
    }
    return "logged";
  }

  private static String loggingOnce(CallContext call) {
    call.log(LoggingLevel.INFO, "a message for those who asked for it");
    return "logged";
  }

  private static void pause() throws InterruptedException {
    if (new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nobody counts this down");
    }
  }
}
