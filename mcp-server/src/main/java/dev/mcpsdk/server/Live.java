package dev.mcpsdk.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A registry as users of a running server see it. */
final class Live<S, E extends Registered> implements LiveFeatures<S> {

  private final Registry<E> registry;
  private final Function<S, E> compiler;
  private final Changes changes;

  Live(Registry<E> registry, Function<S, E> compiler, Changes changes) {
    this.registry = registry;
    this.compiler = compiler;
    this.changes = changes;
  }

  /**
   * What the server begins with; tells nobody.
   *
   * @throws IllegalArgumentException if a name appears twice
   */
  void addAll(List<S> specs) {
    List<E> entries = new ArrayList<>(specs.size());
    Set<String> names = new HashSet<>();
    for (S spec : specs) {
      E entry = compiler.apply(spec);
      if (!names.add(entry.feature().name())) {
        throw new IllegalArgumentException(
            entry.feature().kind().words() + " " + entry.feature().name() + " is described twice");
      }
      entries.add(entry);
    }
    registry.addAll(entries);
  }

  @Override
  public void add(S spec) {
    E entry = compiler.apply(spec);
    registry.addAll(List.of(entry));
    changes.listChanged(entry.feature());
  }

  @Override
  public boolean remove(String name) {
    E removed = registry.remove(name);
    if (removed == null) {
      return false;
    }
    changes.listChanged(removed.feature());
    return true;
  }

  @Override
  public List<String> names() {
    return registry.names();
  }
}
