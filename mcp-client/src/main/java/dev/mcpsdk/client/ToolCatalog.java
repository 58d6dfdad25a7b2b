package dev.mcpsdk.client;

import dev.mcpsdk.core.engine.ParameterHeader;
import dev.mcpsdk.core.engine.ParameterHeaders;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.Tool;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools that lists have shown so far, by name. Bounded; thread-safe. */
final class ToolCatalog {

  private static final Logger log = LoggerFactory.getLogger(ToolCatalog.class);
  private static final int MAX_TOOLS = 10_000;

  private static final int MAX_WARNINGS = 1_000;

  private final BooleanSupplier mirrorsParameters;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, KnownTool> tools = new LinkedHashMap<>();

  /**
   * @param mirrorsParameters whether tools with faulty header marks are unusable
   */
  ToolCatalog(BooleanSupplier mirrorsParameters) {
    this.mirrorsParameters = mirrorsParameters;
  }

  /** Remembers the tools of a page, and leaves out those that cannot be called. */
  ListToolsResult admit(ListToolsResult page) {
    List<KnownTool> usable = new ArrayList<>(page.tools().size());
    for (Tool tool : page.tools()) {
      List<ParameterHeader> headers = headers(tool);
      if (headers != null) {
        usable.add(new KnownTool(tool, headers));
      }
    }
    remember(usable);
    if (usable.size() == page.tools().size()) {
      return page;
    }
    List<Tool> left = usable.stream().map(KnownTool::tool).toList();
    return new ListToolsResult(left, page.nextCursor(), page.cache(), page.meta());
  }

  private @Nullable List<ParameterHeader> headers(Tool tool) {
    if (!mirrorsParameters.getAsBoolean()) {
      return List.of();
    }
    try {
      return ParameterHeaders.of(tool.inputSchema());
    } catch (IllegalArgumentException e) {
      if (warned.size() < MAX_WARNINGS && warned.add(tool.name() + e.getMessage())) {
        log.warn("left out the tool {}: {}", tool.name(), e.getMessage());
      }
      return null;
    }
  }

  private void remember(List<KnownTool> listed) {
    lock.lock();
    try {
      for (KnownTool known : listed) {
        KnownTool before = tools.get(known.tool().name());
        if (before == null || !before.tool().equals(known.tool())) {
          tools.put(known.tool().name(), known);
        }
      }
      Iterator<KnownTool> oldest = tools.values().iterator();
      while (tools.size() > MAX_TOOLS) {
        oldest.next();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  @Nullable KnownTool find(String name) {
    lock.lock();
    try {
      return tools.get(name);
    } finally {
      lock.unlock();
    }
  }

  /** The list has changed: what is known may be wrong. */
  void forget() {
    lock.lock();
    try {
      tools.clear();
    } finally {
      lock.unlock();
    }
  }
}
