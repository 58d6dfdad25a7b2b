package dev.mcpsdk.transport.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.TransportException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

  @Test
  void pausesDoubleUpToABound() {
    RestartPolicy policy =
        new RestartPolicy(
            100, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(30));
    assertThat(policy.pauseAfter(0)).isZero();
    assertThat(policy.pauseAfter(1)).hasMillis(100);
    assertThat(policy.pauseAfter(3)).hasMillis(400);
    assertThat(policy.pauseAfter(5)).hasMillis(1000);
    assertThat(policy.pauseAfter(90)).hasMillis(1000);
  }

  @Test
  void tooManyFailuresEndIt() {
    assertThatThrownBy(() -> RestartPolicy.DEFAULT.pauseAfter(6))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("6 times in a row");
    assertThatThrownBy(() -> RestartPolicy.NEVER.pauseAfter(1))
        .isInstanceOf(TransportException.class);
  }
}
