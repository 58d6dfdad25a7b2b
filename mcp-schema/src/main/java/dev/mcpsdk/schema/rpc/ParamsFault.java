package dev.mcpsdk.schema.rpc;

import java.util.Objects;

/**
 * Why the params of a known method cannot be used; answered with -32602.
 *
 * @param message safe to be sent: names places and kinds, no values
 * @param path the place, like {@code $.params.name}
 */
public record ParamsFault(String message, String path) {
  public ParamsFault {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(path, "path");
  }
}
