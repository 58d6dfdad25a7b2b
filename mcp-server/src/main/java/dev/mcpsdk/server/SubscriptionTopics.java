package dev.mcpsdk.server;

import dev.mcpsdk.schema.SubscriptionFilter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Who listens for what. */
final class SubscriptionTopics {

  private final Set<Subscription> tools = ConcurrentHashMap.newKeySet();
  private final Set<Subscription> prompts = ConcurrentHashMap.newKeySet();
  private final Set<Subscription> resources = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, Set<Subscription>> byUri = new ConcurrentHashMap<>();

  void add(Subscription subscription) {
    SubscriptionFilter filter = subscription.granted();
    if (filter.toolsListChanged()) {
      tools.add(subscription);
    }
    if (filter.promptsListChanged()) {
      prompts.add(subscription);
    }
    if (filter.resourcesListChanged()) {
      resources.add(subscription);
    }
    for (String uri : filter.resourceSubscriptions()) {
      byUri.compute(
          uri,
          (key, present) -> {
            Set<Subscription> set = present == null ? ConcurrentHashMap.newKeySet() : present;
            set.add(subscription);
            return set;
          });
    }
  }

  void remove(Subscription subscription) {
    tools.remove(subscription);
    prompts.remove(subscription);
    resources.remove(subscription);
    for (String uri : subscription.granted().resourceSubscriptions()) {
      byUri.computeIfPresent(
          uri,
          (key, present) -> {
            present.remove(subscription);
            return present.isEmpty() ? null : present;
          });
    }
  }

  Set<Subscription> ofList(Feature.Kind kind) {
    return switch (kind) {
      case TOOL -> tools;
      case PROMPT -> prompts;
      case RESOURCE, RESOURCE_TEMPLATE -> resources;
    };
  }

  Set<Subscription> ofResource(String uri) {
    return byUri.getOrDefault(uri, Set.of());
  }
}
