package dev.mcpsdk.server;

import java.util.List;
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
