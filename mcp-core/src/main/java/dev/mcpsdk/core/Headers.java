package dev.mcpsdk.core;

import org.jspecify.annotations.Nullable;

/**
 * The headers a message came with, for transports that have them. Names are matched without case.
 */
@FunctionalInterface
public interface Headers {

  /** No headers at all: a transport without them. */
  Headers NONE = name -> null;

  /** The first value, decoded where the transport defines an encoding; null if there is none. */
  @Nullable String value(String name);
}
