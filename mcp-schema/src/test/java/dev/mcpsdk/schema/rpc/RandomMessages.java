package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.CompleteRequest;
import dev.mcpsdk.schema.CompletionArgument;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.CreateTaskResult;
import dev.mcpsdk.schema.DetailedTask;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitSchema;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.GetPromptResult;
import dev.mcpsdk.schema.GetTaskResult;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.InitializeResult;
import dev.mcpsdk.schema.ListPromptsResult;
import dev.mcpsdk.schema.ListResourceTemplatesResult;
import dev.mcpsdk.schema.ListResourcesResult;
import dev.mcpsdk.schema.ListRootsResult;
import dev.mcpsdk.schema.ListTasksResult;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.ReadResourceResult;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.schema.ServerCapabilities;
import dev.mcpsdk.schema.Task;
import dev.mcpsdk.schema.TaskStatus;
import dev.mcpsdk.schema.TaskStatusNotification;
import dev.mcpsdk.schema.codec.Carriage;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.UncarriedException;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Messages of one revision with the name their type has in the published schemas. */
final class RandomMessages {
  private static final List<String> ANSWERS = List.of("CreateMessage", "ListRoots");

  private final Random random;
  private final RandomParts parts;
  private final Wire wire;

  RandomMessages(long seed, Wire wire) {
    this.random = new Random(seed);
    this.parts = new RandomParts(random);
    this.wire = wire;
  }

  record Typed(String type, JsonRpcMessage message) {}

  /** One the revision has a form for. */
  Typed next() {
    while (true) {
      try {
        return any();
      } catch (UncarriedException next) {
        // That is what the dialects refuse to send.
      }
    }
  }

  private Typed any() {
    return switch (random.nextInt(23)) {
      case 0 ->
          result(
              "ListTools", new ListToolsResult(parts.some(parts::tool), null, null, parts.meta()));
      case 1 ->
          result(
              "ListResources",
              new ListResourcesResult(parts.some(parts::resource), "c", null, parts.meta()));
      case 2 ->
          result(
              "ListResourceTemplates",
              new ListResourceTemplatesResult(
                  parts.some(parts::template), null, null, parts.meta()));
      case 3 ->
          result(
              "ListPrompts",
              new ListPromptsResult(parts.some(parts::prompt), null, null, parts.meta()));
      case 4, 5 ->
          result(
              "CallTool",
              new CallToolResult(
                  parts.some(this::block),
                  parts.or(parts::json),
                  random.nextBoolean(),
                  parts.meta()));
      case 6 ->
          result(
              "ReadResource",
              new ReadResourceResult(parts.some(parts::contents), null, parts.meta()));
      case 7 ->
          result(
              "GetPrompt",
              new GetPromptResult(
                  parts.or(parts::text),
                  parts.some(() -> new PromptMessage(Role.USER, block())),
                  parts.meta()));
      case 8, 9 -> request("CreateMessage", sampling());
      case 10, 11 ->
          result(
              "CreateMessage",
              new CreateMessageResult(
                  Role.ASSISTANT,
                  parts.some(this::sampled),
                  "m",
                  parts.or(parts::text),
                  parts.meta()));
      case 12, 13 -> request("Elicit", new ElicitFormRequest(parts.text(), form()));
      case 14 ->
          request(
              "Elicit",
              new ElicitUrlRequest(parts.text(), "https://e.com/x", parts.or(parts::text)));
      case 15 ->
          request("Initialize", new InitializeRequest("2025-06-18", client(), implementation()));
      case 16 ->
          result(
              "Initialize",
              new InitializeResult(
                  "2025-06-18", server(), implementation(), parts.or(parts::text), parts.meta()));
      case 17 ->
          result(
              "ListRoots",
              new ListRootsResult(
                  parts.some(() -> new Root("file:///a", parts.or(parts::text), parts.meta())),
                  parts.meta()));
      case 18 ->
          request(
              "Complete",
              new CompleteRequest(
                  new PromptReference("p", parts.or(parts::text)),
                  new CompletionArgument("a", parts.text()),
                  random.nextBoolean() ? Map.of() : Map.of("b", parts.text())));
      case 19 ->
          notification(
              "Progress",
              new ProgressNotification(
                  ProgressToken.of(1), random.nextInt(), null, parts.or(parts::text)));
      case 20 ->
          request("CallTool", new CallToolRequest("t", parts.or(() -> RawJson.EMPTY_OBJECT)));
      case 21 -> tasks();
      default ->
          result("ListTasks", new ListTasksResult(parts.some(this::task), null, parts.meta()));
    };
  }

  private Typed tasks() {
    return switch (random.nextInt(3)) {
      case 0 -> result("CreateTask", new CreateTaskResult(task(), parts.meta()));
      case 1 -> result("GetTask", new GetTaskResult(DetailedTask.of(task()), parts.meta()));
      default -> notification("TaskStatus", new TaskStatusNotification(DetailedTask.of(task())));
    };
  }

  private Task task() {
    Long number = parts.or(() -> (long) random.nextInt(1000));
    return new Task("t", TaskStatus.WORKING, parts.or(parts::text), "c", "u", number, number);
  }

  /** What tools and prompts may hold; types nobody knows are not valid in the newest revision. */
  private Content block() {
    return random.nextInt(8) == 0 && !wire.envelopes() ? parts.strange() : parts.block();
  }

  private Content sampled() {
    return random.nextInt(4) == 0 ? parts.use() : parts.sampled();
  }

  private CreateMessageRequest sampling() {
    List<SamplingMessage> messages =
        parts.some(() -> new SamplingMessage(Role.USER, parts.some(parts::sampled), parts.meta()));
    if (random.nextInt(3) == 0) {
      messages.add(new SamplingMessage(Role.ASSISTANT, List.of(parts.use()), parts.meta()));
      messages.add(new SamplingMessage(Role.USER, List.of(parts.answer()), parts.meta()));
    }
    CreateMessageRequest.Builder builder = CreateMessageRequest.builder(messages, 9);
    if (random.nextInt(3) == 0) {
      builder.tools(parts.some(parts::tool));
    }
    return builder.systemPrompt(parts.or(parts::text)).build();
  }

  private ElicitSchema form() {
    ElicitSchema.Builder builder = ElicitSchema.builder();
    int fields = random.nextInt(4);
    for (int i = 0; i < fields; i++) {
      if (random.nextBoolean()) {
        builder.required("f" + i, parts.field());
      } else {
        builder.optional("f" + i, parts.field());
      }
    }
    return builder.build();
  }

  private ClientCapabilities client() {
    return ClientCapabilities.builder()
        .roots(parts.or(() -> new ClientCapabilities.Roots(random.nextBoolean())))
        .sampling(parts.or(() -> new ClientCapabilities.Sampling(random.nextBoolean(), true)))
        .elicitation(parts.or(() -> new ClientCapabilities.Elicitation(random.nextBoolean(), true)))
        .tasks(parts.or(() -> new ClientCapabilities.Tasks(true, false, true, false)))
        .build();
  }

  private ServerCapabilities server() {
    return ServerCapabilities.builder()
        .completions(random.nextBoolean())
        .logging(random.nextBoolean())
        .tools(parts.or(() -> new ServerCapabilities.Tools(random.nextBoolean())))
        .tasks(parts.or(() -> new ServerCapabilities.Tasks(true, true, random.nextBoolean())))
        .build();
  }

  private Implementation implementation() {
    return Implementation.builder("i", "1")
        .title(parts.or(parts::text))
        .description(parts.or(parts::text))
        .websiteUrl(parts.or(() -> "https://e.com"))
        .icons(parts.icons())
        .build();
  }

  /** The newest revision's requests need an envelope, which is the dialect's to add. */
  private Typed request(String type, Request<?> request) {
    Carriage.check(request, wire);
    RequestFrame frame = RequestFrame.builder().meta(parts.meta()).build();
    String name = wire.envelopes() ? "none" : type + "Request";
    return new Typed(name, JsonRpcRequest.of(RequestId.of(1), request, frame, wire));
  }

  private Typed result(String type, Result result) {
    Carriage.check(result, wire);
    // There the answers of clients stand in requests, where they are no results.
    boolean answer = wire.envelopes() && ANSWERS.contains(type);
    return new Typed(
        answer ? "none" : type + "Result",
        JsonRpcResult.of(RequestId.of(1), result, ResultFrame.NONE, wire));
  }

  private Typed notification(String type, Notification notification) {
    return new Typed(type + "Notification", JsonRpcNotification.of(notification, wire));
  }
}
