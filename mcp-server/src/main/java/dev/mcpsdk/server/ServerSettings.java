package dev.mcpsdk.server;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.json.JsonBinder;
import dev.mcpsdk.server.ask.Asking;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was set on the builder. */
record ServerSettings(
    Implementation identity,
    boolean identified,
    @Nullable String instructions,
    boolean logging,
    int pageSize,
    Limits limits,
    Duration closeTimeout,
    Map<String, CacheHint> cacheHints,
    List<Interceptor> interceptors,
    @Nullable Visibility visibility,
    JsonBinder binder,
    Asking asking,
    Revisions revisions,
    @Nullable TaskSettings tasks) {

  /** Bounds on what clients can make the server keep. */
  record Limits(
      int runningCalls, int subscriptions, int subscriptionsPerCaller, int subscribedResources) {}

  CacheHint cacheHint(String method) {
    return cacheHints.getOrDefault(method, CacheHint.NONE);
  }

  boolean inlineInterceptors() {
    for (Interceptor interceptor : interceptors) {
      if (!interceptor.inline()) {
        return false;
      }
    }
    return true;
  }
}
