package com.example.javasdk;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.Annotations;
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** The tools of {@link Server}: what the TypeScript peers offer, except for what this SDK has not. */
final class Tools {

  // 1 x 1 PNG
  static final String LOGO =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";
  private static final String NOTHING = "{\"type\":\"object\"}";

  private final CountDownLatch built = new CountDownLatch(1);
  private volatile McpSyncServer server;
  private volatile String note = "first";
  private volatile boolean extraTool;

  void belongTo(McpSyncServer server) {
    this.server = server;
    built.countDown();
  }

  String note() {
    return note;
  }

  List<SyncToolSpecification> all() {
    return List.of(
        tool(
            "echo",
            "{\"type\":\"object\",\"properties\":{\"message\":{\"type\":\"string\"}},\"required\":[\"message\"]}",
            (exchange, request) -> text(string(request, "message"))),
        new SyncToolSpecification(add(), (exchange, request) -> sum(request)),
        tool(
            "countdown",
            "{\"type\":\"object\",\"properties\":{\"from\":{\"type\":\"integer\"},\"delayMs\":{\"type\":\"integer\"}},\"required\":[\"from\"]}",
            Tools::countdown),
        tool(
            "log_messages",
            "{\"type\":\"object\",\"properties\":{\"count\":{\"type\":\"integer\"}},\"required\":[\"count\"]}",
            Tools::log),
        tool(
            "fail",
            "{\"type\":\"object\",\"properties\":{\"kind\":{\"type\":\"string\",\"enum\":[\"tool\",\"crash\"]}},\"required\":[\"kind\"]}",
            (exchange, request) -> fail(request)),
        tool("kinds", NOTHING, (exchange, request) -> kinds()),
        tool("ask_name", NOTHING, (exchange, request) -> askName(exchange)),
        tool("plan_trip", NOTHING, (exchange, request) -> planTrip(exchange)),
        tool(
            "ask_model",
            "{\"type\":\"object\",\"properties\":{\"prompt\":{\"type\":\"string\"}},\"required\":[\"prompt\"]}",
            (exchange, request) -> askModel(exchange, string(request, "prompt"))),
        tool("change_tools", NOTHING, (exchange, request) -> changeTools()),
        tool(
            "change_note",
            "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}},\"required\":[\"text\"]}",
            (exchange, request) -> changeNote(string(request, "text"))));
  }

  private static SyncToolSpecification tool(
      String name,
      String schema,
      BiFunction<McpSyncServerExchange, CallToolRequest, CallToolResult> action) {
    return new SyncToolSpecification(
        Tool.builder(name, McpJsonDefaults.getMapper(), schema)
            .description("The tool " + name)
            .build(),
        action);
  }

  private static CallToolResult text(String text) {
    return CallToolResult.builder().addTextContent(text).isError(false).build();
  }

  private static String string(CallToolRequest request, String name) {
    return (String) request.arguments().get(name);
  }

  private static int number(CallToolRequest request, String name, int otherwise) {
    return request.arguments().get(name) instanceof Number number ? number.intValue() : otherwise;
  }

  private static Tool add() {
    return Tool.builder(
            "add",
            McpJsonDefaults.getMapper(),
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"integer\"}},\"required\":[\"a\",\"b\"]}")
        .title("Add")
        .description("Adds two integers")
        .outputSchema(
            McpJsonDefaults.getMapper(),
            "{\"type\":\"object\",\"properties\":{\"sum\":{\"type\":\"integer\"}},\"required\":[\"sum\"]}")
        .annotations(ToolAnnotations.builder().readOnlyHint(true).idempotentHint(true).build())
        .build();
  }

  private static CallToolResult sum(CallToolRequest request) {
    int sum = number(request, "a", 0) + number(request, "b", 0);
    return CallToolResult.builder()
        .addTextContent("{\"sum\":" + sum + "}")
        .structuredContent(Map.of("sum", sum))
        .build();
  }

  private static CallToolResult countdown(McpSyncServerExchange exchange, CallToolRequest request) {
    int from = number(request, "from", 0);
    Object token = request.meta() == null ? null : request.meta().get("progressToken");
    for (int step = 1; step <= from; step++) {
      pause(number(request, "delayMs", 10));
      if (token != null) {
        exchange.progressNotification(
            new ProgressNotification(token, step, (double) from, (from - step) + " left"));
      }
    }
    return text("lift-off");
  }

  private static void pause(long ms) {
    try {
      TimeUnit.MILLISECONDS.sleep(ms);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CallToolResult log(McpSyncServerExchange exchange, CallToolRequest request) {
    int count = number(request, "count", 0);
    for (int i = 1; i <= count; i++) {
      for (LoggingLevel level : List.of(LoggingLevel.DEBUG, LoggingLevel.INFO)) {
        exchange.loggingNotification(
            LoggingMessageNotification.builder(level, "number " + i).logger("peer").build());
      }
    }
    return text("logged " + count);
  }

  private static CallToolResult fail(CallToolRequest request) {
    if (string(request, "kind").equals("crash")) {
      throw new IllegalStateException("crashed");
    }
    return CallToolResult.builder().addTextContent("the tool failed").isError(true).build();
  }

  private static CallToolResult kinds() {
    return CallToolResult.builder()
        .addContent(
            TextContent.builder("plain")
                .annotations(new Annotations(List.of(Role.USER), 0.5))
                .build())
        .addContent(ImageContent.builder(LOGO, "image/png").build())
        .addContent(
            AudioContent.builder(
                    "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=", "audio/wav")
                .build())
        .addContent(ResourceLink.builder().uri("peer://greeting").name("greeting").build())
        .addContent(
            EmbeddedResource.builder(
                    new TextResourceContents("peer://greeting", "text/plain", "Hello from Java"))
                .build())
        .build();
  }

  private static ElicitResult ask(
      McpSyncServerExchange exchange, String message, Map<String, Object> properties) {
    return exchange.createElicitation(
        ElicitRequest.builder(
                message,
                Map.of(
                    "type",
                    "object",
                    "properties",
                    properties,
                    "required",
                    List.of(properties.keySet().iterator().next())))
            .build());
  }

  private static CallToolResult askName(McpSyncServerExchange exchange) {
    ElicitResult answer =
        ask(
            exchange,
            "What is your name?",
            Map.of("name", Map.of("type", "string", "title", "Your name")));
    return text(
        answer.action() == ElicitResult.Action.ACCEPT
            ? "Hello, " + answer.content().get("name") + "!"
            : "no name: " + answer.action().name().toLowerCase(java.util.Locale.ROOT));
  }

  private static CallToolResult planTrip(McpSyncServerExchange exchange) {
    Map<String, Object> properties = new java.util.LinkedHashMap<>();
    properties.put("city", Map.of("type", "string"));
    properties.put("days", Map.of("type", "integer", "minimum", 1, "maximum", 30, "default", 3));
    Map<String, Object> trip = ask(exchange, "Where to?", properties).content();
    String plan = trip.get("days") + " days in " + trip.get("city");
    ElicitResult answer = ask(exchange, plan + "?", Map.of("confirm", Map.of("type", "boolean")));
    return text(
        Boolean.TRUE.equals(answer.content().get("confirm")) ? plan + ", booked" : "not booked");
  }

  private static CallToolResult askModel(McpSyncServerExchange exchange, String prompt) {
    CreateMessageResult model =
        exchange.createMessage(
            CreateMessageRequest.builder(
                    List.of(SamplingMessage.builder(Role.USER, new TextContent(prompt)).build()),
                    100)
                .build());
    int roots = exchange.listRoots().roots().size();
    return text(
        model.model() + ": " + ((TextContent) model.content()).text() + "; roots " + roots);
  }

  private McpSyncServer server() {
    try {
      built.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return server;
  }

  private CallToolResult changeTools() {
    extraTool = !extraTool;
    if (extraTool) {
      server().addTool(tool("extra", NOTHING, (exchange, request) -> text("extra")));
    } else {
      server().removeTool("extra");
    }
    return text(extraTool ? "added" : "removed");
  }

  private CallToolResult changeNote(String text) {
    note = text;
    server().notifyResourcesUpdated(new ResourcesUpdatedNotification("peer://note"));
    return text("changed");
  }
}
