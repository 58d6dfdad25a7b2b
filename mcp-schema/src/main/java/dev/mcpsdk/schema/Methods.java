package dev.mcpsdk.schema;

/** The request methods of all revisions; those of extensions are declared by the extensions. */
public final class Methods {
  @ProtocolRemoved("2026-07-28")
  public static final Method<InitializeRequest, InitializeResult> INITIALIZE =
      new Method<>("initialize", InitializeRequest.class, InitializeResult.class);

  @ProtocolRemoved("2026-07-28")
  public static final Method<PingRequest, EmptyResult> PING =
      new Method<>("ping", PingRequest.class, EmptyResult.class);

  @ProtocolSince("2026-07-28")
  public static final Method<DiscoverRequest, DiscoverResult> SERVER_DISCOVER =
      new Method<>("server/discover", DiscoverRequest.class, DiscoverResult.class);

  public static final Method<ListToolsRequest, ListToolsResult> TOOLS_LIST =
      new Method<>("tools/list", ListToolsRequest.class, ListToolsResult.class);

  public static final Method<CallToolRequest, CallToolResult> TOOLS_CALL =
      new Method<>("tools/call", CallToolRequest.class, CallToolResult.class);

  public static final Method<ListResourcesRequest, ListResourcesResult> RESOURCES_LIST =
      new Method<>("resources/list", ListResourcesRequest.class, ListResourcesResult.class);

  public static final Method<ListResourceTemplatesRequest, ListResourceTemplatesResult>
      RESOURCES_TEMPLATES_LIST =
          new Method<>(
              "resources/templates/list",
              ListResourceTemplatesRequest.class,
              ListResourceTemplatesResult.class);

  public static final Method<ReadResourceRequest, ReadResourceResult> RESOURCES_READ =
      new Method<>("resources/read", ReadResourceRequest.class, ReadResourceResult.class);

  @ProtocolRemoved("2026-07-28")
  public static final Method<SubscribeRequest, EmptyResult> RESOURCES_SUBSCRIBE =
      new Method<>("resources/subscribe", SubscribeRequest.class, EmptyResult.class);

  @ProtocolRemoved("2026-07-28")
  public static final Method<UnsubscribeRequest, EmptyResult> RESOURCES_UNSUBSCRIBE =
      new Method<>("resources/unsubscribe", UnsubscribeRequest.class, EmptyResult.class);

  public static final Method<ListPromptsRequest, ListPromptsResult> PROMPTS_LIST =
      new Method<>("prompts/list", ListPromptsRequest.class, ListPromptsResult.class);

  public static final Method<GetPromptRequest, GetPromptResult> PROMPTS_GET =
      new Method<>("prompts/get", GetPromptRequest.class, GetPromptResult.class);

  public static final Method<CompleteRequest, CompleteResult> COMPLETION_COMPLETE =
      new Method<>("completion/complete", CompleteRequest.class, CompleteResult.class);

  @ProtocolRemoved("2026-07-28")
  public static final Method<SetLevelRequest, EmptyResult> LOGGING_SET_LEVEL =
      new Method<>("logging/setLevel", SetLevelRequest.class, EmptyResult.class);

  @ProtocolSince("2026-07-28")
  public static final Method<ListenRequest, ListenResult> SUBSCRIPTIONS_LISTEN =
      new Method<>("subscriptions/listen", ListenRequest.class, ListenResult.class);

  @ProtocolSince("2025-06-18")
  public static final Method<ElicitRequest, ElicitResult> ELICITATION_CREATE =
      new Method<>("elicitation/create", ElicitRequest.class, ElicitResult.class);

  public static final Method<CreateMessageRequest, CreateMessageResult> SAMPLING_CREATE_MESSAGE =
      new Method<>("sampling/createMessage", CreateMessageRequest.class, CreateMessageResult.class);

  public static final Method<ListRootsRequest, ListRootsResult> ROOTS_LIST =
      new Method<>("roots/list", ListRootsRequest.class, ListRootsResult.class);

  private Methods() {}
}
