package dev.mcpsdk.server;

import dev.mcpsdk.core.security.Caller;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Features of one kind, by name and in the order in which they were added. Thread-safe. */
final class Registry<E extends Registered> {

  private final ReentrantLock writing = new ReentrantLock();
  private final Visibility visibility;
  private volatile Snapshot<E> snapshot = Snapshot.empty();
  private volatile boolean used;
  private long added;

  Registry(Visibility visibility) {
    this.visibility = visibility;
  }

  Snapshot<E> snapshot() {
    return snapshot;
  }

  /** The one of this name if this caller may see it. */
  @Nullable E find(String name, Caller caller) {
    E entry = snapshot.byName().get(name);
    return entry != null && visibility.isVisible(entry.feature(), caller) ? entry : null;
  }

  boolean isVisible(E entry, Caller caller) {
    return visibility.isVisible(entry.feature(), caller);
  }

  /** Adds all; one of a name that is taken goes to the place of the old one. */
  void addAll(Collection<E> entries) {
    if (entries.isEmpty()) {
      return;
    }
    writing.lock();
    try {
      Map<String, Snapshot.Placed<E>> next = new LinkedHashMap<>(snapshot.placed());
      for (E entry : entries) {
        String name = entry.feature().name();
        Snapshot.Placed<E> old = next.get(name);
        next.put(name, new Snapshot.Placed<>(old == null ? ++added : old.position(), entry));
      }
      snapshot = Snapshot.of(next);
      used = true;
    } finally {
      writing.unlock();
    }
  }

  /** Whether there ever was an entry. */
  boolean wasUsed() {
    return used;
  }

  /** What was removed, null if there was none of this name. */
  @Nullable E remove(String name) {
    writing.lock();
    try {
      Snapshot.Placed<E> old = snapshot.placed().get(name);
      if (old == null) {
        return null;
      }
      Map<String, Snapshot.Placed<E>> next = new LinkedHashMap<>(snapshot.placed());
      next.remove(name);
      snapshot = Snapshot.of(next);
      return old.entry();
    } finally {
      writing.unlock();
    }
  }

  List<String> names() {
    return List.copyOf(snapshot.placed().keySet());
  }
}
