package dev.mcpsdk.core.security;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The web pages that may call a server, by the {@code Origin} their browser sends. A request
 * without one comes from no browser and is allowed. Immutable.
 */
public final class OriginPolicy {

  private static final OriginPolicy ANY = new OriginPolicy(List.of(), true);
  private static final OriginPolicy NONE = new OriginPolicy(List.of(), false);
  private static final OriginPolicy LOOPBACK =
      NONE.andHost("localhost").andHost("127.0.0.1").andHost("[::1]");

  private final List<Rule> allowed;
  private final boolean any;

  private OriginPolicy(List<Rule> allowed, boolean any) {
    this.allowed = allowed;
    this.any = any;
  }

  /**
   * Every page of every site. Safe only where the caller proves who it is by something browsers do
   * not send by themselves.
   */
  public static OriginPolicy any() {
    return ANY;
  }

  /**
   * Pages served by this machine: {@code localhost}, {@code 127.0.0.1} and {@code [::1]}, http or
   * https, any port.
   */
  public static OriginPolicy loopback() {
    return LOOPBACK;
  }

  /** Nothing but these; see {@link #and(String)} for their form. */
  public static OriginPolicy of(List<String> origins) {
    OriginPolicy policy = NONE;
    for (String origin : origins) {
      policy = policy.and(origin);
    }
    return policy;
  }

  /**
   * Allows one more.
   *
   * @param origin as browsers send it, scheme and host and a port unless it is the scheme's: {@code
   *     https://app.example.com}
   */
  public OriginPolicy and(String origin) {
    int host = hostStart(origin);
    if (host < 0 || host == origin.length()) {
      throw new IllegalArgumentException(
          "expected an origin, like https://app.example.com, but got '" + origin + "'");
    }
    Authority.of(origin.substring(host));
    return with(new Rule(origin, null));
  }

  /** Allows pages of a host, http or https, any port. */
  public OriginPolicy andHost(String host) {
    return with(new Rule(null, Authority.of(host)));
  }

  /**
   * @param origin the value of {@code Origin}; null if there was none
   */
  public boolean allows(@Nullable String origin) {
    if (any || origin == null) {
      return true;
    }
    for (Rule rule : allowed) {
      if (rule.matches(origin)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return any ? "any origin" : "origins " + allowed;
  }

  private OriginPolicy with(Rule rule) {
    List<Rule> more = new ArrayList<>(allowed);
    more.add(rule);
    return new OriginPolicy(List.copyOf(more), any);
  }

  private static int hostStart(String origin) {
    if (origin.regionMatches(true, 0, "https://", 0, 8)) {
      return 8;
    }
    return origin.regionMatches(true, 0, "http://", 0, 7) ? 7 : -1;
  }

  /** Either one origin or all of a host. */
  private record Rule(@Nullable String origin, @Nullable Authority host) {

    boolean matches(String given) {
      if (host == null) {
        return given.equalsIgnoreCase(origin);
      }
      int start = hostStart(given);
      return start > 0 && host.matches(given, start);
    }

    @Override
    public String toString() {
      return origin != null ? origin : String.valueOf(host);
    }
  }
}
