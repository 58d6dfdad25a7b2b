package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * Names a request method and ties the types of its request and result together.
 *
 * @param name the method on the wire, for example {@code tools/call}
 * @param requestType the class of its requests
 * @param resultType the class of its completed results
 */
public record Method<Q extends Request<R>, R extends Result>(
    String name, Class<Q> requestType, Class<R> resultType) {
  public Method {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(requestType, "requestType");
    Objects.requireNonNull(resultType, "resultType");
  }

  @Override
  public String toString() {
    return name;
  }
}
