package com.example.quarkus;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;

public class Tools {

  @Tool(description = "Says it again")
  String echo(@ToolArg(description = "what to say") String message) {
    return "echo " + message;
  }
}
