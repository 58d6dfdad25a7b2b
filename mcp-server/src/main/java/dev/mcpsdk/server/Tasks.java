package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.core.engine.Timers;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.Task;
import dev.mcpsdk.schema.TaskSupport;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The experimental tasks of 2025-11-25: tool calls that go on after their answer. A task belongs to
 * the authenticated caller, or else to the session, and to others does not exist. Thread-safe.
 */
final class Tasks {

  private final TaskSettings settings;
  private final Registry<RegisteredTool> tools;
  private final ConcurrentMap<String, ServerTask> byId = new ConcurrentHashMap<>();
  private final ConcurrentMap<Object, Integer> perOwner = new ConcurrentHashMap<>();
  private final AtomicLong made = new AtomicLong();

  Tasks(TaskSettings settings, Registry<RegisteredTool> tools) {
    this.settings = settings;
    this.tools = tools;
  }

  /**
   * Whether this call is to be made as a task.
   *
   * @throws ProtocolException -32601 if the tool must be called the other way
   */
  boolean wanted(Exchange exchange) {
    ServerSession session = exchange.session();
    if (session == null
        || session.link() == null
        || !VersionFeatures.coreTasks(session.dialect().version())
        || !(exchange.request() instanceof CallToolRequest request)) {
      return false;
    }
    RegisteredTool tool = tools.find(request.name(), exchange.received().caller());
    if (tool == null) {
      return false;
    }
    TaskSupport declared = tool.definition().taskSupport();
    TaskSupport support = declared == null ? TaskSupport.FORBIDDEN : declared;
    boolean wanted = exchange.message().frame().task() != null;
    if (wanted ? support == TaskSupport.FORBIDDEN : support == TaskSupport.REQUIRED) {
      throw ProtocolException.methodNotFound(
          "tools/call of "
              + Shown.name(request.name())
              + (wanted ? " as a task" : " other than as a task"));
    }
    return wanted;
  }

  /**
   * A new task for a call that is {@link #wanted} as one.
   *
   * @throws BusyException if there are too many
   */
  ServerTask begin(Exchange exchange) {
    ServerSession session = exchange.session();
    ServerSession.Link link = session == null ? null : session.link();
    if (session == null || link == null) {
      throw new IllegalStateException("a task outside of a session");
    }
    long ttl = ttl(exchange.message().frame().task());
    Task task =
        Task.builder(UUID.randomUUID().toString(), Instant.now())
            .ttlMs(ttl)
            .pollIntervalMs(settings.pollInterval().toMillis())
            .build();
    Object owner = owner(exchange);
    if (perOwner.merge(owner, 1, Integer::sum) > settings.maxTasksPerCaller()) {
      release(owner);
      throw new BusyException(
          "this caller has " + settings.maxTasksPerCaller() + " tasks (limit maxTasksPerCaller)");
    }
    ServerTask begun =
        new ServerTask(owner, made.incrementAndGet(), task, session, link.unsolicited());
    byId.put(task.taskId(), begun);
    if (byId.size() > settings.maxTasks()) {
      remove(begun);
      throw new BusyException("the server has " + settings.maxTasks() + " tasks (limit maxTasks)");
    }
    ScheduledFuture<?> end = Timers.after(Duration.ofMillis(ttl), () -> remove(begun));
    if (!byId.containsKey(task.taskId())) {
      end.cancel(false);
    }
    return begun;
  }

  /** As wished in {@code params.task}, within the limit. */
  private long ttl(@Nullable RawJson wish) {
    long most = settings.maxTtl().toMillis();
    if (wish == null || wish.kind() != JsonKind.OBJECT) {
      throw ProtocolException.invalidParams("expected an object at $.params.task");
    }
    RawJson ttl = wish.member("ttl");
    if (ttl == null || ttl.kind() == JsonKind.NULL) {
      return most;
    }
    if (ttl.kind() != JsonKind.NUMBER) {
      throw ProtocolException.invalidParams("expected a number at $.params.task.ttl");
    }
    return Math.max(1, Math.min(most, ttl.as(Double.class).longValue()));
  }

  /** Who alone may see what this request makes. */
  private static Object owner(Exchange exchange) {
    Caller caller = exchange.received().caller();
    ServerSession session = exchange.session();
    return caller.isAnonymous() && session != null ? session : caller.principal();
  }

  /**
   * A task of the one who asks.
   *
   * @throws ProtocolException -32602 if there is none with this id
   */
  ServerTask find(String id, Exchange exchange) {
    ServerTask task = byId.get(id);
    if (task == null || !task.owner().equals(owner(exchange))) {
      throw ProtocolException.invalidParams("unknown task: " + Shown.name(id));
    }
    return task;
  }

  /** The tasks of the one who asks after this position, oldest first. */
  List<ServerTask> after(long position, Exchange exchange) {
    Object owner = owner(exchange);
    return byId.values().stream()
        .filter(task -> task.position() > position && task.owner().equals(owner))
        .sorted(Comparator.comparingLong(ServerTask::position))
        .toList();
  }

  /** Nobody can ask for its anonymous tasks any more. */
  void ended(ServerSession session) {
    if (perOwner.containsKey(session)) {
      for (ServerTask task : byId.values()) {
        if (task.owner() == session) {
          remove(task);
        }
      }
    }
  }

  private void remove(ServerTask task) {
    if (byId.remove(task.id(), task)) {
      release(task.owner());
      task.cancel();
    }
  }

  private void release(Object owner) {
    perOwner.computeIfPresent(owner, (key, count) -> count == 1 ? null : count - 1);
  }

  int size() {
    return byId.size();
  }
}
