package com.example.modulepath;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.websocket.WebSocketClientTransport;
import dev.mcpsdk.transport.websocket.WebSocketServerTransport;
import jakarta.json.bind.annotation.JsonbProperty;

/** Uses the SDK from a named module; ends with an exception if something is not as promised. */
public final class Main {

  record Where(String city) {}

  record Forecast(String city, int celsius) {}

  /** Bound by JSON-B because of its annotation, so public and visible to the provider. */
  public record Annotated(@JsonbProperty("town") String city) {}

  private Main() {}

  public static void main(String[] args) {
    check(Main.class.getModule().isNamed(), "this program runs as a named module");
    ModuleLayer.boot()
        .modules()
        .forEach(
            module ->
                check(
                    !module.getDescriptor().isAutomatic(), module.getName() + " has a descriptor"));
    for (String name :
        new String[] {
          "dev.mcpsdk.schema",
          "dev.mcpsdk.core",
          "dev.mcpsdk.server",
          "dev.mcpsdk.client",
          "dev.mcpsdk.transport.stdio",
          "dev.mcpsdk.transport.http",
          "dev.mcpsdk.transport.websocket",
          "org.eclipse.parsson",
          "org.eclipse.yasson"
        }) {
      check(ModuleLayer.boot().findModule(name).isPresent(), name + " is resolved");
    }
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
      WebSocketServerTransport socket = WebSocketServerTransport.builder().port(0).build();
      server.serve(socket);
      try (McpClient other = McpClient.connect(WebSocketClientTransport.to(socket.url()))) {
        forecast = other.callTool("forecast", new Where("Bergen"), Forecast.class);
        check(forecast.equals(new Forecast("Bergen", 21)), "so it does over WebSocket");
      }
    }
    RawJson json = RawJson.from(new Annotated("Oslo"));
    check(json.equals(RawJson.of("{\"town\":\"Oslo\"}")), "JSON-B annotations count, not " + json);
    System.out.println("module path: ok");
  }

  private static void check(boolean condition, String promise) {
    if (!condition) {
      throw new IllegalStateException("not so: " + promise);
    }
  }
}
