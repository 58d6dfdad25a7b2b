package com.example.classpath;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import jakarta.json.bind.annotation.JsonbProperty;

/** Uses the SDK from the class path; ends with an exception if something is not as promised. */
public final class Main {

  record Where(String city) {}

  record Forecast(String city, int celsius) {}

  /** Bound by JSON-B because of its annotation, so public and visible to the provider. */
  public record Annotated(@JsonbProperty("town") String city) {}

  private Main() {}

  public static void main(String[] args) {
    check(!RawJson.class.getModule().isNamed(), "the SDK runs on the class path");
    McpServer server =
        McpServer.builder("weather", "1.0.0")
            .tool(
                "forecast",
                "Forecast for a city",
                Where.class,
                Forecast.class,
                (where, call) -> new Forecast(where.city(), 21))
            .build();
    try (server;
        McpClient client = McpClient.connect(server)) {
      Forecast forecast = client.callTool("forecast", new Where("Oslo"), Forecast.class);
      check(forecast.equals(new Forecast("Oslo", 21)), "a typed tool answers, not " + forecast);
    }
    RawJson json = RawJson.from(new Annotated("Oslo"));
    check(json.equals(RawJson.of("{\"town\":\"Oslo\"}")), "JSON-B annotations count, not " + json);
    System.out.println("class path: ok");
  }

  private static void check(boolean condition, String promise) {
    if (!condition) {
      throw new IllegalStateException("not so: " + promise);
    }
  }
}
