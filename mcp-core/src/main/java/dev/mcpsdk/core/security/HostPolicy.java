package dev.mcpsdk.core.security;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hosts a server answers as. A page whose host name was made to resolve to this machine (DNS
 * rebinding) still sends its own name, and is refused by it. Immutable.
 */
public final class HostPolicy {

  private static final HostPolicy ANY = new HostPolicy(List.of(), true);
  private static final HostPolicy NONE = new HostPolicy(List.of(), false);
  private static final HostPolicy LOOPBACK = NONE.and("localhost").and("127.0.0.1").and("[::1]");

  private final List<Authority> allowed;
  private final boolean any;

  private HostPolicy(List<Authority> allowed, boolean any) {
    this.allowed = allowed;
    this.any = any;
  }

  /** Checks nothing: for servers behind a proxy that checks. */
  public static HostPolicy any() {
    return ANY;
  }

  /** {@code localhost}, {@code 127.0.0.1} and {@code [::1]} with any port. */
  public static HostPolicy loopback() {
    return LOOPBACK;
  }

  /** Nothing but these; see {@link #and(String)} for their form. */
  public static HostPolicy of(List<String> hosts) {
    HostPolicy policy = NONE;
    for (String host : hosts) {
      policy = policy.and(host);
    }
    return policy;
  }

  /**
   * Allows one more.
   *
   * @param host a name or address, IPv6 in brackets, with a port to allow only that one: {@code
   *     mcp.example.com}, {@code [::1]:8080}
   */
  public HostPolicy and(String host) {
    List<Authority> more = new ArrayList<>(allowed);
    more.add(Authority.of(host));
    return new HostPolicy(List.copyOf(more), any);
  }

  /**
   * Whether a request for this host is to be answered.
   *
   * @param authority the value of {@code Host} or {@code :authority}; null if there was none
   */
  public boolean allows(@Nullable String authority) {
    if (any) {
      return true;
    }
    if (authority == null) {
      return false;
    }
    for (Authority one : allowed) {
      if (one.matches(authority, 0)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return any ? "any host" : "hosts " + allowed;
  }
}
