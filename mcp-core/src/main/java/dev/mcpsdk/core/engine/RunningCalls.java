package dev.mcpsdk.core.engine;

import dev.mcpsdk.schema.RequestId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The peer's requests under way on one channel, by id. Thread-safe. */
public final class RunningCalls {

  /** Small to begin with: most sessions wait, and never have many. */
  private final ConcurrentMap<RequestId, RunningCall> calls = new ConcurrentHashMap<>(1);

  /** False if a call with this id is under way. */
  public boolean add(RequestId id, RunningCall call) {
    return calls.putIfAbsent(id, call) == null;
  }

  public void remove(RequestId id, RunningCall call) {
    calls.remove(id, call);
  }

  /** Cancels the call with this id; an unknown one is ignored, it may just have ended. */
  public void cancel(RequestId id, @Nullable String reason) {
    RunningCall call = calls.get(id);
    if (call != null) {
      call.cancel(reason);
    }
  }

  public void cancelAll(String reason) {
    calls.values().forEach(call -> call.cancel(reason));
  }

  public int size() {
    return calls.size();
  }
}
