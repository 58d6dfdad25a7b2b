package dev.mcpsdk.client;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheScope;
import dev.mcpsdk.schema.CacheableResult;
import dev.mcpsdk.schema.ListPromptsRequest;
import dev.mcpsdk.schema.ListResourceTemplatesRequest;
import dev.mcpsdk.schema.ListResourcesRequest;
import dev.mcpsdk.schema.ListToolsRequest;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.PagedRequest;
import dev.mcpsdk.schema.PromptListChangedNotification;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.ResourceListChangedNotification;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.ToolListChangedNotification;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers of one server that may be used again, by request; the least recently used go first.
 * Private ones are kept apart by the principal they were given to. Thread-safe.
 */
final class ResponseCache {

  // A year: what a server may ask for without the clock's arithmetic overflowing.
  private static final long MAX_TTL_MS = TimeUnit.DAYS.toMillis(365);

  private final int maxEntries;
  private final long staleNanos;
  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long changes;

  /**
   * @param maxEntries 0 to cache nothing
   * @param stale how long answers are kept for {@link #stale} when their time is over
   * @param clock nanoseconds from any origin
   */
  ResponseCache(int maxEntries, Duration stale, LongSupplier clock) {
    this.maxEntries = maxEntries;
    this.staleNanos =
        Math.min(TimeUnit.MILLISECONDS.toNanos(MAX_TTL_MS), TimeUnit.NANOSECONDS.convert(stale));
    this.clock = clock;
  }

  /**
   * @param partition null for answers that are everybody's
   */
  private record Key(@Nullable String partition, Request<?> request) {}

  private record Entry(CacheableResult result, long expires) {}

  /** A fresh answer to this request; null if there is none. */
  <R extends Result> @Nullable R get(Request<R> request, String partition) {
    return find(request, partition, 0);
  }

  /** An answer whose time is over, but not for longer than is allowed; null if there is none. */
  <R extends Result> @Nullable R stale(Request<R> request, String partition) {
    return staleNanos == 0 ? null : find(request, partition, staleNanos);
  }

  private <R extends Result> @Nullable R find(Request<R> request, String partition, long overdue) {
    if (maxEntries == 0 || !isCacheable(request)) {
      return null;
    }
    lock.lock();
    try {
      CacheableResult found = find(new Key(null, request), overdue);
      if (found == null) {
        found = find(new Key(partition, request), overdue);
      }
      return found == null ? null : request.method().resultType().cast(found);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable CacheableResult find(Key key, long overdue) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    long left = entry.expires - clock.getAsLong();
    if (left + staleNanos <= 0) {
      entries.remove(key);
      return null;
    }
    return left + overdue > 0 ? entry.result : null;
  }

  /** To be taken before a request is sent, and given to {@link #put}. */
  long mark() {
    lock.lock();
    try {
      return changes;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Keeps an answer for as long as its hint says.
   *
   * @param mark if anything was invalidated since, the answer may be older than the news: dropped
   */
  void put(Request<?> request, Result result, String partition, long mark) {
    if (maxEntries == 0 || !(result instanceof CacheableResult cacheable)) {
      return;
    }
    CacheHint hint = cacheable.cache();
    lock.lock();
    try {
      entries.remove(new Key(null, request));
      entries.remove(new Key(partition, request));
      if (mark != changes || hint == null || hint.ttlMs() <= 0) {
        return;
      }
      long ttl = TimeUnit.MILLISECONDS.toNanos(Math.min(hint.ttlMs(), MAX_TTL_MS));
      String owner = hint.scope() == CacheScope.PUBLIC ? null : partition;
      entries.put(new Key(owner, request), new Entry(cacheable, clock.getAsLong() + ttl));
      if (entries.size() > maxEntries) {
        Iterator<Key> oldest = entries.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Drops what the news is about. */
  void invalidate(Notification news) {
    if (news instanceof ToolListChangedNotification) {
      drop(request -> request instanceof ListToolsRequest);
    } else if (news instanceof PromptListChangedNotification) {
      drop(request -> request instanceof ListPromptsRequest);
    } else if (news instanceof ResourceListChangedNotification) {
      drop(ResponseCache::listsResources);
    } else if (news instanceof ResourceUpdatedNotification updated) {
      drop(request -> isPartOf(updated.uri(), request));
    }
  }

  /** Drops whatever a listen stream with this filter would have told about. */
  void invalidate(SubscriptionFilter missed) {
    drop(
        request ->
            missed.toolsListChanged() && request instanceof ListToolsRequest
                || missed.promptsListChanged() && request instanceof ListPromptsRequest
                || missed.resourcesListChanged() && listsResources(request)
                || request instanceof ReadResourceRequest read
                    && missed.resourceSubscriptions().stream().anyMatch(read.uri()::startsWith));
  }

  /** Drops all pages of the list that this request asks a page of. */
  void invalidatePages(PagedRequest<?> page) {
    drop(request -> request.getClass() == page.getClass());
  }

  int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }

  private void drop(Predicate<Request<?>> outdated) {
    lock.lock();
    try {
      changes++;
      entries.keySet().removeIf(key -> outdated.test(key.request));
    } finally {
      lock.unlock();
    }
  }

  private static boolean listsResources(Request<?> request) {
    return request instanceof ListResourcesRequest
        || request instanceof ListResourceTemplatesRequest;
  }

  // An update may name a part of what was read, such as a file in a folder.
  private static boolean isPartOf(String updated, Request<?> request) {
    return request instanceof ReadResourceRequest read && updated.startsWith(read.uri());
  }

  private static boolean isCacheable(Request<?> request) {
    return CacheableResult.class.isAssignableFrom(request.method().resultType());
  }
}
