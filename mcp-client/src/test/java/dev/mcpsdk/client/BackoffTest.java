package dev.mcpsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  @DisplayName("CACHE-11 SUB-11 pauses double, vary by half, and stop growing at half a minute")
  void growsToALimit() {
    Backoff backoff = new Backoff();
    long full = 200;
    for (int i = 0; i < 50; i++) {
      assertThat(backoff.next().toMillis()).isBetween(full / 2, full);
      full = Math.min(full * 2, 30_000);
    }

    backoff.reset();

    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(200));
  }
}
