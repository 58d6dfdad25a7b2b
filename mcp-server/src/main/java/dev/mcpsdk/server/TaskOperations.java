package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.schema.CancelTaskRequest;
import dev.mcpsdk.schema.CancelTaskResult;
import dev.mcpsdk.schema.DetailedTask;
import dev.mcpsdk.schema.GetTaskPayloadRequest;
import dev.mcpsdk.schema.GetTaskRequest;
import dev.mcpsdk.schema.GetTaskResult;
import dev.mcpsdk.schema.ListTasksRequest;
import dev.mcpsdk.schema.ListTasksResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import java.util.List;
import java.util.function.BiFunction;

/** {@code tasks/…} of 2025-11-25. */
final class TaskOperations {

  private final Tasks tasks;
  private final Cursors cursors;
  private final int pageSize;

  TaskOperations(Tasks tasks, Cursors cursors, int pageSize) {
    this.tasks = tasks;
    this.cursors = cursors;
    this.pageSize = pageSize;
  }

  Operation get() {
    return of(
        (request, call) ->
            new GetTaskResult(
                DetailedTask.of(
                    tasks.find(((GetTaskRequest) request).taskId(), call.exchange()).snapshot())));
  }

  /** Answers when the task has ended. Until then its questions come to who waits. */
  Operation result() {
    return of(
        (request, call) -> {
          ServerTask task = tasks.find(((GetTaskPayloadRequest) request).taskId(), call.exchange());
          Channel channel = call.exchange().channel();
          task.awaitedOn(channel);
          call.onEnd(() -> task.leftBy(channel));
          return new Pending(task.outcome().copy());
        });
  }

  Operation cancel() {
    return of(
        (request, call) -> {
          ServerTask task = tasks.find(((CancelTaskRequest) request).taskId(), call.exchange());
          if (!task.cancel()) {
            throw ProtocolException.invalidParams(
                "the task has ended: it is " + task.snapshot().status().wireName());
          }
          return new CancelTaskResult(task.snapshot(), Meta.EMPTY);
        });
  }

  Operation list() {
    return of(
        (request, call) -> {
          long position = cursors.decode(((ListTasksRequest) request).cursor());
          List<ServerTask> all = tasks.after(position, call.exchange());
          List<ServerTask> page = all.subList(0, Math.min(pageSize, all.size()));
          String next =
              page.size() == all.size()
                  ? null
                  : cursors.encode(page.get(page.size() - 1).position());
          return new ListTasksResult(
              page.stream().map(ServerTask::snapshot).toList(), next, Meta.EMPTY);
        });
  }

  private static Operation of(BiFunction<Request<?>, Call, Result> answer) {
    return new Operation() {

      @Override
      public boolean isInline(Request<?> request, Caller caller) {
        return true;
      }

      @Override
      public Result run(Request<?> request, Call call) {
        return answer.apply(request, call);
      }
    };
  }
}
