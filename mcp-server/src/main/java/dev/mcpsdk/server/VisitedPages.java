package dev.mcpsdk.server;

import dev.mcpsdk.schema.ElicitUrlRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the pages one client was asked to open, until they are said to be done. Of more than a
 * hundred the oldest are forgotten. Thread-safe.
 */
final class VisitedPages {

  private static final int MAX = 100;

  private final ReentrantLock lock = new ReentrantLock();

  /** Null until needed: most sessions never see one. */
  private @Nullable Map<String, String> idsByUrl;

  void add(ElicitUrlRequest page) {
    String id = page.elicitationId();
    if (id == null) {
      return;
    }
    lock.lock();
    try {
      Map<String, String> ids = idsByUrl == null ? new LinkedHashMap<>() : idsByUrl;
      idsByUrl = ids;
      ids.put(page.url(), id);
      if (ids.size() > MAX) {
        ids.remove(ids.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  /** The id of the page; null if the client was not sent there. */
  @Nullable String find(String url) {
    lock.lock();
    try {
      return idsByUrl == null ? null : idsByUrl.get(url);
    } finally {
      lock.unlock();
    }
  }

  /** The id of the page, once; null if the client was not sent there. */
  @Nullable String remove(String url) {
    lock.lock();
    try {
      return idsByUrl == null ? null : idsByUrl.remove(url);
    } finally {
      lock.unlock();
    }
  }
}
