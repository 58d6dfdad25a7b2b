package dev.mcpsdk.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPolicyTest {

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:65535", "[::1]", "[::1]:8080"})
  void loopbackAllowsItsNamesWithAnyPort(String host) {
    assertThat(HostPolicy.loopback().allows(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "evil.example:80",
        "localhost:",
        "localhost:x",
        "localhost:65536",
        "localhost:80:80",
        "localhost@evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.10",
        "[::1",
        "[::1]x",
        "[::2]",
        "::1"
      })
  void loopbackRefusesEverythingElse(String host) {
    assertThat(HostPolicy.loopback().allows(host)).isFalse();
  }

  @Test
  void aRequestWithoutHostIsRefusedUnlessAnyIsAllowed() {
    assertThat(HostPolicy.loopback().allows(null)).isFalse();
    assertThat(HostPolicy.any().allows(null)).isTrue();
    assertThat(HostPolicy.any().allows("evil.example")).isTrue();
  }

  @Test
  void aPortInThePolicyAllowsOnlyThatPort() {
    HostPolicy policy = HostPolicy.of(List.of("mcp.example.com:8443", "other.example.com"));
    assertThat(policy.allows("mcp.example.com:8443")).isTrue();
    assertThat(policy.allows("MCP.example.COM:8443")).isTrue();
    assertThat(policy.allows("mcp.example.com")).isFalse();
    assertThat(policy.allows("mcp.example.com:8444")).isFalse();
    assertThat(policy.allows("other.example.com:1")).isTrue();
    assertThat(policy.allows("localhost")).isFalse();
    assertThat(policy.and("localhost").allows("localhost:9")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "http://example.com", "example.com:", "example.com:99999", "[::1", "a b"})
  void aFaultyEntryIsRefusedAtOnce(String host) {
    assertThatThrownBy(() -> HostPolicy.of(List.of(host)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }
}
