package dev.mcpsdk.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "https://localhost:3000",
        "HTTP://LocalHost:80",
        "http://127.0.0.1:5",
        "http://[::1]:5"
      })
  void loopbackAllowsPagesOfThisMachine(String origin) {
    assertThat(OriginPolicy.loopback().allows(origin)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "localhost",
        "file://",
        "ftp://localhost",
        "http://",
        "http://evil.example",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "http://localhost/evil",
        "http://localhost:80, http://evil.example"
      })
  void loopbackRefusesEverythingElse(String origin) {
    assertThat(OriginPolicy.loopback().allows(origin)).isFalse();
  }

  @Test
  void noOriginMeansNoBrowser() {
    assertThat(OriginPolicy.loopback().allows(null)).isTrue();
    assertThat(OriginPolicy.of(List.of()).allows(null)).isTrue();
  }

  @Test
  void anEntryIsOneOrigin() {
    OriginPolicy policy = OriginPolicy.of(List.of("https://app.example.com"));
    assertThat(policy.allows("https://app.example.com")).isTrue();
    assertThat(policy.allows("https://APP.example.com")).isTrue();
    assertThat(policy.allows("http://app.example.com")).isFalse();
    assertThat(policy.allows("https://app.example.com:8443")).isFalse();
    assertThat(policy.allows("https://example.com")).isFalse();
    assertThat(OriginPolicy.any().allows("https://example.com")).isTrue();
  }

  @Test
  void aFaultyEntryIsRefusedAtOnce() {
    for (String origin : List.of("", "app.example.com", "https://", "null", "https://a/b")) {
      assertThatThrownBy(() -> OriginPolicy.of(List.of(origin)))
          .as(origin)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected");
    }
  }
}
