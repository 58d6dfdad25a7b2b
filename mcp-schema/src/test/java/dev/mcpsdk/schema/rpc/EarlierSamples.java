package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.BooleanSchema;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.CancelTaskRequest;
import dev.mcpsdk.schema.CancelTaskResult;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.CreateTaskResult;
import dev.mcpsdk.schema.DetailedTask;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ElicitSchema;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ElicitationCompleteNotification;
import dev.mcpsdk.schema.EmptyResult;
import dev.mcpsdk.schema.GetPromptResult;
import dev.mcpsdk.schema.GetTaskPayloadRequest;
import dev.mcpsdk.schema.GetTaskPayloadResult;
import dev.mcpsdk.schema.GetTaskRequest;
import dev.mcpsdk.schema.GetTaskResult;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.ListRootsRequest;
import dev.mcpsdk.schema.ListRootsResult;
import dev.mcpsdk.schema.ListTasksRequest;
import dev.mcpsdk.schema.ListTasksResult;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.MetaKeys;
import dev.mcpsdk.schema.MultiSelectSchema;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.NumberSchema;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceLink;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.RootsListChangedNotification;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.schema.SelectOption;
import dev.mcpsdk.schema.SingleSelectSchema;
import dev.mcpsdk.schema.StringFormat;
import dev.mcpsdk.schema.StringSchema;
import dev.mcpsdk.schema.Task;
import dev.mcpsdk.schema.TaskStatus;
import dev.mcpsdk.schema.TaskStatusNotification;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolChoice;
import dev.mcpsdk.schema.ToolResultContent;
import dev.mcpsdk.schema.ToolUseContent;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Map;

/** Messages that only earlier revisions have, and what they have to say in another way. */
final class EarlierSamples {
  private static final RequestId ID = RequestId.of(1);
  private static final Meta META = Meta.of("com.example/key", RawJson.of("true"));
  private static final Meta RELATED =
      Meta.of(MetaKeys.RELATED_TASK, RawJson.of("{\"taskId\":\"t1\"}"));
  private static final RawJson OBJECT = RawJson.of("{\"type\":\"object\"}");
  private static final List<SelectOption> COLORS =
      List.of(new SelectOption("r", "Red"), new SelectOption("g", null));
  private static final Task TASK =
      new Task("t1", TaskStatus.WORKING, "busy", "2025-11-25T10:00:00Z", "now", 60_000L, 500L);
  private static final Task UNLIMITED =
      new Task("t2", TaskStatus.COMPLETED, null, "2025-11-25T10:00:00Z", "now", null, null);

  private final Wire wire;

  EarlierSamples(Wire wire) {
    this.wire = wire;
  }

  void addTo(Map<String, JsonRpcMessage> messages) {
    structure(messages);
    result(messages, "resources/subscribe", EmptyResult.INSTANCE);
    result(
        messages,
        "prompts/get blocks",
        new GetPromptResult(
            null,
            List.of(
                new PromptMessage(Role.USER, new AudioContent("AAEC", "audio/wav", null, META)),
                new PromptMessage(
                    Role.USER, new ResourceLink(Resource.builder("file:///a", "a").build()))),
            Meta.EMPTY));
    request(messages, "roots/list", new ListRootsRequest());
    result(
        messages,
        "roots/list",
        new ListRootsResult(List.of(new Root("file:///home", "home", META)), Meta.EMPTY));
    notification(messages, "roots changed", new RootsListChangedNotification());
    sampling(messages);
    if (wire.elicitation()) {
      elicitation(messages);
    }
    if (wire.coreTasks()) {
      tasks(messages);
    }
  }

  private void structure(Map<String, JsonRpcMessage> messages) {
    result(
        messages,
        "tools/list schemas",
        new ListToolsResult(
            List.of(
                tool("object", "{'type':'object','properties':{'a':true,'b':false,'c':{}}}"),
                tool("reference", "{'$ref':'#/$defs/a','$defs':{'a':{'type':'object'}}}"),
                tool(
                    "list",
                    "{'$schema':'https://json-schema.org/draft/2020-12/schema','type':'array',"
                        + "'items':{'anyOf':[{'$ref':'#/$defs/a'},{'$ref':'#'},{'$ref':'#b'}]},"
                        + "'$defs':{'a':{'const':{'$ref':'#'}},'b':{'$anchor':'b'}}}"),
                tool("own", "{'$id':'https://e.com/own','items':{'$ref':'#'},'type':'array'}"),
                tool("nullable", "{'type':['object','null'],'properties':{'$ref':{'$ref':'#'}}}")),
            null,
            null,
            Meta.EMPTY));
    RawJson array = RawJson.of("[1,2]");
    RawJson object = json("{'n':1}");
    result(messages, "tools/call array", new CallToolResult(List.of(), array, false, Meta.EMPTY));
    result(
        messages,
        "tools/call object",
        new CallToolResult(List.of(TextContent.of("one")), object, false, Meta.EMPTY));
    result(messages, "tools/call structured", CallToolResult.structured(object));
  }

  private static Tool tool(String name, String schema) {
    RawJson inputs = json("{'type':'object','properties':{'a':true}}");
    return Tool.builder(name, inputs).outputSchema(json(schema)).build();
  }

  private void sampling(Map<String, JsonRpcMessage> messages) {
    List<SamplingMessage> plain =
        List.of(
            new SamplingMessage(
                Role.USER,
                List.of(
                    TextContent.of("What is it?"),
                    new ImageContent("AAEC", "image/png", null, META)),
                META),
            SamplingMessage.assistant("A dot"));
    request(
        messages,
        "sampling/createMessage",
        CreateMessageRequest.builder(plain, 100).systemPrompt("Look").build());
    result(
        messages,
        "sampling/createMessage",
        new CreateMessageResult(
            Role.ASSISTANT,
            List.of(TextContent.of("One"), TextContent.of("Two")),
            "m",
            CreateMessageResult.END_TURN,
            META));
    result(messages, "sampling/createMessage bare", CreateMessageResult.text("One", "m"));
    if (wire.modes()) {
      List<SamplingMessage> turns =
          List.of(
              new SamplingMessage(
                  Role.ASSISTANT, List.of(new ToolUseContent("u", "add", OBJECT, Meta.EMPTY))),
              new SamplingMessage(
                  Role.USER,
                  List.of(
                      new ToolResultContent(
                          "u", List.of(TextContent.of("3")), RawJson.number(3), false, META))));
      request(
          messages,
          "sampling/createMessage tools",
          CreateMessageRequest.builder(turns, 100)
              .tools(List.of(tool("add", "{'type':'number'}")))
              .toolChoice(ToolChoice.REQUIRED)
              .build());
    }
  }

  private void elicitation(Map<String, JsonRpcMessage> messages) {
    ElicitSchema.Builder form =
        ElicitSchema.builder()
            .required(
                "name",
                StringSchema.builder()
                    .title("Name")
                    .description("Yours")
                    .minLength(1)
                    .maxLength(9)
                    .format(StringFormat.EMAIL)
                    .defaultValue("a@b.c")
                    .build())
            .optional(
                "age", NumberSchema.integers().minimum(0).maximum(150).defaultValue(7).build())
            .optional("ok", BooleanSchema.of(true))
            .optional("color", SingleSelectSchema.of(COLORS).withDefault("r"))
            .optional("size", SingleSelectSchema.of("s", "m"));
    request(messages, "elicitation/create", new ElicitFormRequest("Who?", form.build()));
    result(
        messages,
        "elicitation/create",
        ElicitResult.accept(json("{'name':'a@b.c','age':7,'ok':true}")));
    result(messages, "elicitation/create declined", ElicitResult.decline());
    if (wire.modes()) {
      form.optional("many", MultiSelectSchema.builder(COLORS).minItems(1).build());
      request(messages, "elicitation/create many", new ElicitFormRequest("Who?", form.build()));
      request(
          messages,
          "elicitation/create url",
          new ElicitUrlRequest("Sign in", "https://e.com/in", "e1"));
      notification(messages, "elicitation complete", new ElicitationCompleteNotification("e1"));
    }
  }

  private void tasks(Map<String, JsonRpcMessage> messages) {
    messages.put(
        "request tools/call task",
        JsonRpcRequest.of(
            ID,
            new CallToolRequest("slow", null),
            RequestFrame.builder().task(RawJson.of("{\"ttl\":60000}")).build(),
            wire));
    result(messages, "tools/call task", new CreateTaskResult(TASK));
    request(messages, "tasks/get", new GetTaskRequest("t1"));
    result(messages, "tasks/get", new GetTaskResult(DetailedTask.of(UNLIMITED), META));
    request(messages, "tasks/result", new GetTaskPayloadRequest("t1"));
    result(messages, "tasks/result", new GetTaskPayloadResult(json("{'content':[]}"), RELATED));
    request(messages, "tasks/list", new ListTasksRequest("c"));
    result(messages, "tasks/list", new ListTasksResult(List.of(TASK, UNLIMITED), "n", META));
    request(messages, "tasks/cancel", new CancelTaskRequest("t1"));
    result(messages, "tasks/cancel", new CancelTaskResult(UNLIMITED, Meta.EMPTY));
    notification(messages, "task status", new TaskStatusNotification(DetailedTask.of(TASK)));
  }

  private void request(Map<String, JsonRpcMessage> messages, String name, Request<?> request) {
    messages.put("request " + name, JsonRpcRequest.of(ID, request, RequestFrame.NONE, wire));
  }

  private void result(Map<String, JsonRpcMessage> messages, String name, Result result) {
    messages.put("result " + name, JsonRpcResult.of(ID, result, ResultFrame.NONE, wire));
  }

  private void notification(
      Map<String, JsonRpcMessage> messages, String name, Notification notification) {
    messages.put("notification " + name, JsonRpcNotification.of(notification, wire));
  }

  private static RawJson json(String text) {
    return RawJson.of(text.replace('\'', '"'));
  }
}
