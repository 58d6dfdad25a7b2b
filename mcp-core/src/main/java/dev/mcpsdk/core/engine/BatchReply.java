package dev.mcpsdk.core.engine;

import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The answers to the requests of one array, until they can be sent as one: for transports where one
 * channel carries everything. Thread-safe.
 */
public final class BatchReply {

  private final List<RequestId> requests;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<RequestId> open;
  private final List<JsonRpcResponse> answers;

  /**
   * @param batch with at least one request
   */
  public BatchReply(Batch batch) {
    requests = List.copyOf(batch.requests());
    open = new HashSet<>(requests);
    answers = new ArrayList<>(batch.faults());
  }

  /** Those that are answered together. */
  public List<RequestId> requests() {
    return requests;
  }

  /** Takes an answer. @return whether none is missing any more: true once */
  public boolean answered(RequestId id, JsonRpcResponse response) {
    lock.lock();
    try {
      if (!open.remove(id)) {
        return false;
      }
      answers.add(response);
      return open.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** There will be no answer to a request. @return whether none is missing any more: true once */
  public boolean released(RequestId id) {
    lock.lock();
    try {
      return open.remove(id) && open.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** The answers so far. */
  public List<JsonRpcResponse> answers() {
    lock.lock();
    try {
      return List.copyOf(answers);
    } finally {
      lock.unlock();
    }
  }
}
