package dev.mcpsdk.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void percentilesAreOfAllThatWereAdded() {
    Latencies some = new Latencies();
    Latencies all = new Latencies();
    for (int i = 1000; i >= 1; i--) {
      (i % 2 == 0 ? some : all).add(i * 1000L);
    }
    all.addAll(some);
    assertThat(all.size()).isEqualTo(1000);
    assertThat(all.percentile(50)).isEqualTo(500);
    assertThat(all.percentile(99)).isEqualTo(990);
    assertThat(all.percentile(100)).isEqualTo(1000);
  }

  @Test
  void nothingHasNoPercentile() {
    assertThat(new Latencies().percentile(50)).isNaN();
  }
}
