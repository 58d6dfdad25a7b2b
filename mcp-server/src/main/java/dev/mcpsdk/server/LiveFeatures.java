package dev.mcpsdk.server;

import java.util.List;

/**
 * The tools, resources, resource templates or prompts of a running server. Thread-safe; a change is
 * seen by the next request and told to all who listen for it.
 *
 * @param <S> how one is described
 */
public interface LiveFeatures<S> {

  /**
   * Adds one, or replaces the one of the same name or URI in its place.
   *
   * @throws IllegalArgumentException if it cannot be served as described
   */
  void add(S spec);

  /** Removes the one of this name or URI. @return false if there was none */
  boolean remove(String name);

  /** Names or URIs in the order of the list. */
  List<String> names();
}
