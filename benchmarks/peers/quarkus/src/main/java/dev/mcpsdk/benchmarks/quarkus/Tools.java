package dev.mcpsdk.benchmarks.quarkus;

import io.quarkiverse.mcp.server.Tool;
import io.smallrye.common.annotation.NonBlocking;

/** The measured tools, as a user of Quarkus writes them. */
public class Tools {

  public record Forecast(String city, int days, String summary) {}

  @Tool(name = "typed-virtual", description = "Forecast for a city", structuredContent = true)
  Forecast blocking(String city, int days, boolean hourly) {
    return forecast(city, days);
  }

  @NonBlocking
  @Tool(name = "typed-inline", description = "Forecast for a city", structuredContent = true)
  Forecast nonBlocking(String city, int days, boolean hourly) {
    return forecast(city, days);
  }

  private static Forecast forecast(String city, int days) {
    return new Forecast(city, days, "Rain until noon, then dry with some clouds; wind from the west.");
  }
}
