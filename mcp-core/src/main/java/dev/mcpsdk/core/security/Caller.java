package dev.mcpsdk.core.security;

import java.util.Map;
import java.util.Set;

/**
 * Who sends a message. Without an authenticator everybody is {@link #ANONYMOUS}, one and the same
 * principal.
 *
 * @param principal stable and unique among callers; state handed to a client is bound to it
 * @param scopes what the caller may do, as the authenticator's token says
 * @param attributes further facts for handlers; never sent anywhere
 */
public record Caller(String principal, Set<String> scopes, Map<String, Object> attributes) {

  public static final Caller ANONYMOUS = new Caller("", Set.of(), Map.of());

  public Caller {
    scopes = Set.copyOf(scopes);
    attributes = Map.copyOf(attributes);
  }

  public static Caller of(String principal) {
    return new Caller(principal, Set.of(), Map.of());
  }

  public boolean isAnonymous() {
    return principal.isEmpty();
  }

  /** Without scopes and attributes, which may hold secrets. */
  @Override
  public String toString() {
    return isAnonymous() ? "anonymous" : "principal " + principal;
  }
}
