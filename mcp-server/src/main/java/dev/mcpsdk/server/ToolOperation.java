package dev.mcpsdk.server;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Calls a tool. */
final class ToolOperation implements Operation {

  private final Registry<RegisteredTool> tools;
  private final Semaphore asyncCalls;

  ToolOperation(Registry<RegisteredTool> tools, Semaphore asyncCalls) {
    this.tools = tools;
    this.asyncCalls = asyncCalls;
  }

  @Override
  public boolean isInline(Request<?> request, Caller caller) {
    RegisteredTool tool = tools.snapshot().byName().get(((CallToolRequest) request).name());
    return tool == null || tool.isInline();
  }

  /**
   * @throws ProtocolException -32020 if a header differs from the argument it should repeat
   */
  void checkHeaders(CallToolRequest request, Headers headers, Caller caller) {
    RegisteredTool tool = tools.find(request.name(), caller);
    if (tool != null && !tool.headers().isEmpty()) {
      tool.headers().check(arguments(request).tape(), headers);
    }
  }

  @Override
  public Result run(Request<?> request, Call call) throws Exception {
    CallToolRequest wanted = (CallToolRequest) request;
    RegisteredTool tool = tools.find(wanted.name(), call.caller());
    if (tool == null) {
      throw ProtocolException.invalidParams("unknown tool: " + Shown.name(wanted.name()));
    }
    RawJson arguments = arguments(wanted);
    JsonTape tape = arguments.tape();
    if (!tool.input().accepts(tape)) {
      return CallToolResult.error("invalid arguments: " + tool.input().validate(tape).summary());
    }
    Object bound;
    try {
      bound = tool.bind(arguments, tape);
    } catch (JsonShapeException e) {
      return CallToolResult.error("invalid arguments: " + e.getMessage());
    }
    return tool.isAsync() ? start(tool, bound, call) : call(tool, bound, call);
  }

  private static RawJson arguments(CallToolRequest request) {
    RawJson arguments = request.arguments();
    return arguments == null ? RawJson.EMPTY_OBJECT : arguments;
  }

  private static CallToolResult call(RegisteredTool tool, Object bound, Call call)
      throws Exception {
    try {
      return ToolResults.of(tool, tool.call(bound, call.context()));
    } catch (Exception | Error e) {
      return failed(tool, e, call);
    }
  }

  /** The failure as a result for the model, or thrown again if it is not the tool's. */
  private static CallToolResult failed(RegisteredTool tool, Throwable failure, Call call)
      throws Exception {
    boolean asked = failure instanceof InputNeeded || call.asker().hasEnded();
    CallToolResult result =
        asked || call.isCancelled() ? null : Failures.toolError(tool.definition().name(), failure);
    if (result == null) {
      throw Failures.rethrown(failure);
    }
    return result;
  }

  private Result start(RegisteredTool tool, Object bound, Call call) throws Exception {
    if (!asyncCalls.tryAcquire()) {
      throw new BusyException("server is busy");
    }
    CompletionStage<?> stage;
    try {
      stage = (CompletionStage<?>) tool.call(bound, call.context());
      if (stage == null) {
        throw new IllegalStateException("the asynchronous handler returned null");
      }
    } catch (Exception | Error e) {
      asyncCalls.release();
      return failed(tool, e, call);
    }
    CompletableFuture<Result> result = new CompletableFuture<>();
    stage.whenComplete(
        (value, failure) -> {
          asyncCalls.release();
          complete(tool, call, result, value, failure);
        });
    call.onCancel(
        () -> {
          stage.toCompletableFuture().cancel(true);
          result.completeExceptionally(new CancellationException("the call was cancelled"));
        });
    return new Pending(result);
  }

  private static void complete(
      RegisteredTool tool,
      Call call,
      CompletableFuture<Result> result,
      @Nullable Object value,
      @Nullable Throwable failure) {
    try {
      result.complete(failure == null ? ToolResults.of(tool, value) : failed(tool, failure, call));
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }
}
