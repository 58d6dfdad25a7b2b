package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.Annotations;
import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.BlobResourceContents;
import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheScope;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.CompleteRequest;
import dev.mcpsdk.schema.CompleteResult;
import dev.mcpsdk.schema.CompletionArgument;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.DiscoverRequest;
import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.EmbeddedResource;
import dev.mcpsdk.schema.EmptyResult;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.GetPromptRequest;
import dev.mcpsdk.schema.GetPromptResult;
import dev.mcpsdk.schema.Icon;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.InitializeResult;
import dev.mcpsdk.schema.InitializedNotification;
import dev.mcpsdk.schema.ListPromptsRequest;
import dev.mcpsdk.schema.ListPromptsResult;
import dev.mcpsdk.schema.ListResourceTemplatesRequest;
import dev.mcpsdk.schema.ListResourceTemplatesResult;
import dev.mcpsdk.schema.ListResourcesRequest;
import dev.mcpsdk.schema.ListResourcesResult;
import dev.mcpsdk.schema.ListToolsRequest;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.ListenRequest;
import dev.mcpsdk.schema.ListenResult;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.PingRequest;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.PromptListChangedNotification;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.ReadResourceResult;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceLink;
import dev.mcpsdk.schema.ResourceListChangedNotification;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.ResourceTemplateReference;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.ServerCapabilities;
import dev.mcpsdk.schema.SetLevelRequest;
import dev.mcpsdk.schema.SubscribeRequest;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.SubscriptionsAcknowledgedNotification;
import dev.mcpsdk.schema.TaskSupport;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolAnnotations;
import dev.mcpsdk.schema.ToolListChangedNotification;
import dev.mcpsdk.schema.ToolResultContent;
import dev.mcpsdk.schema.ToolUseContent;
import dev.mcpsdk.schema.UnknownContent;
import dev.mcpsdk.schema.UnsubscribeRequest;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One message of each kind, with every member filled somewhere. */
final class Samples {

  private static final RequestId ID = RequestId.of(1);
  private static final Meta META = Meta.of("com.example/key", RawJson.of("[1,null]"));
  private static final List<Icon> ICONS =
      List.of(new Icon("https://e.com/i.png", "image/png", List.of("48x48", "any"), Icon.DARK));
  private static final Annotations ANNOTATIONS =
      new Annotations(List.of(Role.USER, Role.ASSISTANT), 0.5, "2026-01-02T03:04:05Z");
  private static final CacheHint CACHE = new CacheHint(60_000, CacheScope.PUBLIC);
  private static final Implementation SERVER = Implementation.of("server", "1.0");
  private static final RawJson OBJECT_SCHEMA = RawJson.of("{\"type\":\"object\"}");
  private static final ClientCapabilities FORM_ONLY =
      ClientCapabilities.builder()
          .elicitation(new ClientCapabilities.Elicitation(false, false))
          .build();
  private static final Resource RESOURCE =
      Resource.builder("file:///a", "a")
          .title("A")
          .description("The first")
          .icons(ICONS)
          .mimeType("text/plain")
          .annotations(ANNOTATIONS)
          .size(5_000_000_000L)
          .meta(META)
          .build();

  private final Map<String, JsonRpcMessage> messages = new LinkedHashMap<>();
  private final Wire wire;

  private Samples(Wire wire) {
    this.wire = wire;
  }

  /** By name, in a stable order. */
  static Map<String, JsonRpcMessage> of(Wire wire) {
    Samples samples = new Samples(wire);
    samples.lifecycle();
    samples.tools();
    samples.contents();
    samples.resources();
    samples.prompts();
    samples.completion();
    samples.subscriptions();
    samples.notifications();
    samples.frames();
    samples.errors();
    if (!wire.envelopes()) {
      new EarlierSamples(wire).addTo(samples.messages);
    }
    return samples.messages;
  }

  private void lifecycle() {
    request(
        "initialize",
        new InitializeRequest(
            "2025-11-25",
            clientCapabilities(),
            Implementation.builder("client", "1.0")
                .title("Client")
                .description("Asks")
                .websiteUrl("https://e.com")
                .icons(ICONS)
                .build()));
    result(
        "initialize",
        new InitializeResult("2025-11-25", serverCapabilities(), SERVER, "Be nice", META));
    request("ping", new PingRequest());
    result("ping", EmptyResult.INSTANCE);
    request("server/discover", new DiscoverRequest());
    result(
        "server/discover",
        DiscoverResult.builder(List.of("2026-07-28"), serverCapabilities())
            .instructions("Be nice")
            .cache(CACHE)
            .meta(META)
            .build());
    request("logging/setLevel", new SetLevelRequest(LoggingLevel.WARNING));
  }

  private ClientCapabilities clientCapabilities() {
    return ClientCapabilities.builder()
        .roots(new ClientCapabilities.Roots(!wire.envelopes()))
        .sampling(new ClientCapabilities.Sampling(true, true))
        .elicitation(new ClientCapabilities.Elicitation(true, true))
        .experimental(Map.of("x", RawJson.EMPTY_OBJECT))
        .extensions(Map.of("com.example/ext", RawJson.of("{\"on\":true}")))
        .tasks(wire.coreTasks() ? new ClientCapabilities.Tasks(true, true, true, true) : null)
        .build();
  }

  private ServerCapabilities serverCapabilities() {
    return ServerCapabilities.builder()
        .tools(new ServerCapabilities.Tools(true))
        .resources(new ServerCapabilities.Resources(true, true))
        .prompts(new ServerCapabilities.Prompts(true))
        .completions(true)
        .logging(true)
        .experimental(Map.of("x", RawJson.EMPTY_OBJECT))
        .extensions(Map.of("com.example/ext", RawJson.of("{\"on\":true}")))
        .tasks(wire.coreTasks() ? new ServerCapabilities.Tasks(true, true, true) : null)
        .build();
  }

  private void tools() {
    request("tools/list", new ListToolsRequest(""));
    Tool full =
        Tool.builder("full", OBJECT_SCHEMA)
            .title("Full")
            .description("Has it all")
            .icons(ICONS)
            .outputSchema(RawJson.of("{\"type\":\"array\"}"))
            .annotations(
                ToolAnnotations.builder()
                    .title("Hint")
                    .readOnlyHint(true)
                    .destructiveHint(false)
                    .idempotentHint(true)
                    .openWorldHint(false)
                    .build())
            .taskSupport(wire.coreTasks() ? TaskSupport.OPTIONAL : null)
            .meta(META)
            .build();
    Tool bare = Tool.builder("bare", OBJECT_SCHEMA).build();
    result("tools/list", new ListToolsResult(List.of(full, bare), "next", CACHE, META));
    request("tools/call", new CallToolRequest("add", RawJson.of("{\"a\":1,\"b\":[true]}")));
    request("tools/call bare", new CallToolRequest("add", null));
    result(
        "tools/call",
        new CallToolResult(List.of(TextContent.of("3")), RawJson.number(3), false, META));
    result("tools/call null", new CallToolResult(List.of(), RawJson.NULL, false, Meta.EMPTY));
    result("tools/call error", CallToolResult.error("no"));
  }

  private void contents() {
    result(
        "tools/call content",
        CallToolResult.of(
            new TextContent("t\n\"\\ü😀", ANNOTATIONS, META),
            new ImageContent("AAEC", "image/png", ANNOTATIONS, META),
            new AudioContent("AAEC", "audio/wav", ANNOTATIONS, META),
            new ResourceLink(RESOURCE),
            new EmbeddedResource(
                TextResourceContents.of("file:///a", "text/plain", "x"), ANNOTATIONS, META),
            new ToolUseContent("u1", "add", RawJson.of("{\"a\":1}"), META),
            new ToolResultContent(
                "u1", List.<Content>of(TextContent.of("3")), RawJson.number(3), true, META),
            new UnknownContent("video", RawJson.of("{\"type\":\"video\",\"frames\":[1,2]}"))));
  }

  private void resources() {
    request("resources/list", new ListResourcesRequest(null));
    result(
        "resources/list",
        new ListResourcesResult(
            List.of(RESOURCE, Resource.builder("file:///b", "b").build()), null, CACHE, META));
    request("resources/templates/list", new ListResourceTemplatesRequest("c"));
    result(
        "resources/templates/list",
        new ListResourceTemplatesResult(
            List.of(
                ResourceTemplate.builder("file:///{p}", "p")
                    .title("P")
                    .description("Some")
                    .icons(ICONS)
                    .mimeType("text/plain")
                    .annotations(ANNOTATIONS)
                    .meta(META)
                    .build()),
            "",
            CACHE,
            META));
    request("resources/read", new ReadResourceRequest("file:///a"));
    result(
        "resources/read",
        new ReadResourceResult(
            List.of(
                new TextResourceContents("file:///a", "text/plain", "", META),
                BlobResourceContents.of("file:///b", null, new byte[] {0, 1, 2})),
            CACHE,
            META));
    request("resources/subscribe", new SubscribeRequest("file:///a"));
    request("resources/unsubscribe", new UnsubscribeRequest("file:///a"));
  }

  private void prompts() {
    request("prompts/list", new ListPromptsRequest(null));
    result(
        "prompts/list",
        new ListPromptsResult(
            List.of(
                Prompt.builder("greet")
                    .title("Greet")
                    .description("Says hello")
                    .arguments(
                        List.of(
                            new PromptArgument("name", "Name", "Whom", true),
                            new PromptArgument("tone", null, null, false)))
                    .icons(ICONS)
                    .meta(META)
                    .build()),
            null,
            CACHE,
            META));
    request("prompts/get", new GetPromptRequest("greet", Map.of("name", "Ann")));
    result(
        "prompts/get",
        new GetPromptResult(
            "A greeting",
            List.of(PromptMessage.user("Hello"), PromptMessage.assistant("Hi")),
            META));
  }

  private void completion() {
    request(
        "completion/complete prompt",
        new CompleteRequest(
            new PromptReference("greet", "Greet"),
            new CompletionArgument("name", ""),
            Map.of("tone", "warm")));
    request(
        "completion/complete resource",
        new CompleteRequest(
            new ResourceTemplateReference("file:///{p}"),
            new CompletionArgument("p", "a"),
            Map.of()));
    result("completion/complete", new CompleteResult(List.of("a", "ab"), 3, true, META));
  }

  private void subscriptions() {
    SubscriptionFilter filter =
        SubscriptionFilter.builder()
            .toolsListChanged(true)
            .promptsListChanged(true)
            .resourcesListChanged(true)
            .resourceSubscriptions(List.of("file:///a"))
            .extension("taskIds", RawJson.of("[\"t\"]"))
            .build();
    request("subscriptions/listen", new ListenRequest(filter));
    messages.put(
        "result subscriptions/listen",
        new JsonRpcResult(
            RequestId.of("L1"),
            ListenResult.INSTANCE,
            new ResultFrame(ResultFrame.COMPLETE, SERVER, null, RequestId.of("L1")),
            null,
            wire));
    messages.put(
        "notification acknowledged",
        JsonRpcNotification.of(new SubscriptionsAcknowledgedNotification(filter), wire)
            .on(RequestId.of("L1")));
    messages.put(
        "notification on stream",
        JsonRpcNotification.of(new ToolListChangedNotification(), wire).on(RequestId.of(7)));
  }

  private void notifications() {
    notification("cancelled", new CancelledNotification(RequestId.of("1"), "changed my mind"));
    notification("cancelled bare", new CancelledNotification(RequestId.of(1), null));
    notification("progress", new ProgressNotification(ProgressToken.of("p"), 0.25, 1.0, "quarter"));
    notification("progress bare", new ProgressNotification(ProgressToken.of(9), 3, null, null));
    notification(
        "message",
        new LoggingMessageNotification(LoggingLevel.EMERGENCY, "db", RawJson.of("{\"a\":null}")));
    notification(
        "message bare", new LoggingMessageNotification(LoggingLevel.DEBUG, null, RawJson.NULL));
    notification("tools changed", new ToolListChangedNotification());
    notification("prompts changed", new PromptListChangedNotification());
    notification("resources changed", new ResourceListChangedNotification());
    notification("updated", new ResourceUpdatedNotification("file:///a"));
    notification("initialized", new InitializedNotification());
  }

  private void frames() {
    RequestFrame frame =
        RequestFrame.builder()
            .protocolVersion("2026-07-28")
            .clientCapabilities(FORM_ONLY)
            .clientInfo(Implementation.of("client", "1.0"))
            .logLevel(LoggingLevel.INFO)
            .progressToken(ProgressToken.of(4))
            .meta(META.with("traceparent", RawJson.string("00-1-2-01")))
            .inputResponses(Map.of("confirm", RawJson.of("{\"action\":\"accept\"}")))
            .requestState("sealed")
            .task(RawJson.of("{\"ttl\":5}"))
            .build();
    messages.put(
        "request framed",
        JsonRpcRequest.of(RequestId.of("1"), new CallToolRequest("add", null), frame, wire));
    messages.put(
        "request discover framed",
        JsonRpcRequest.of(
            ID,
            new DiscoverRequest(),
            RequestFrame.builder()
                .protocolVersion("2026-07-28")
                .clientCapabilities(ClientCapabilities.NONE)
                .build(),
            wire));
    messages.put(
        "request empty answers",
        JsonRpcRequest.of(
            ID,
            new ReadResourceRequest("file:///a"),
            RequestFrame.builder().inputResponses(Map.of()).build(),
            wire));
    messages.put(
        "result framed",
        JsonRpcResult.of(
            RequestId.of(Long.MIN_VALUE),
            CallToolResult.text("x"),
            new ResultFrame(ResultFrame.COMPLETE, SERVER, null, null),
            wire));
  }

  private void errors() {
    messages.put(
        "error",
        new JsonRpcError(
            ID,
            new ErrorObject(ErrorCodes.INVALID_PARAMS, "no", RawJson.of("{\"uri\":\"x\"}")),
            wire));
    messages.put(
        "error without id",
        new JsonRpcError(null, new ErrorObject(ErrorCodes.PARSE_ERROR, "not JSON"), wire));
  }

  private void request(String name, Request<?> request) {
    messages.put("request " + name, JsonRpcRequest.of(ID, request, RequestFrame.NONE, wire));
  }

  private void result(String name, Result result) {
    ResultFrame frame = new ResultFrame(ResultFrame.COMPLETE, null, null, null);
    messages.put("result " + name, JsonRpcResult.of(ID, result, frame, wire));
  }

  private void notification(String name, Notification notification) {
    messages.put("notification " + name, JsonRpcNotification.of(notification, wire));
  }
}
