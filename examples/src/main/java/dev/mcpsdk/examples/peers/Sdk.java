package dev.mcpsdk.examples.peers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Whose server is checked, and where it differs from the others. */
enum Sdk {
  /** {@code peers/ts/server.mjs}, the only one without sessions. */
  TYPESCRIPT_2("typescript-2", "typescript-peer 1.0.0", "TypeScript"),
  /** {@code peers/ts/v1-server.mjs}. */
  TYPESCRIPT_1("typescript-1", "typescript-peer 1.0.0", "TypeScript"),
  /** {@code peers/java-sdk/run server}. */
  JAVA("java-sdk", "java-sdk-peer 1.0.0", "Java"),
  /** The reference server, which has tools of its own. */
  EVERYTHING("everything", "mcp-servers/everything 2.0.0", "the reference server");

  private final String id;
  private final String server;
  private final String language;

  Sdk(String id, String server, String language) {
    this.id = id;
    this.server = server;
    this.language = language;
  }

  /**
   * @throws IllegalArgumentException if there is none of this name
   */
  static Sdk named(String id) {
    for (Sdk sdk : values()) {
      if (sdk.id.equals(id)) {
        return sdk;
      }
    }
    throw new IllegalArgumentException("unknown peer " + id + ", expected " + names());
  }

  static String names() {
    return Arrays.stream(values()).map(sdk -> sdk.id).collect(Collectors.joining(" | "));
  }

  /** Name and version, as the server tells them. */
  String server() {
    return server;
  }

  String greeting() {
    return "Hello from " + language;
  }

  boolean hasSessions() {
    return this != TYPESCRIPT_2;
  }

  /** The Java SDK has no cancellation. */
  boolean cancels() {
    return this != JAVA;
  }

  List<String> tools() {
    return switch (this) {
      case TYPESCRIPT_2 -> with("slow", "regional");
      case TYPESCRIPT_1 -> with("slow", "regional", "reconnect", "cut", "forget");
      default -> with();
    };
  }

  private static List<String> with(String... more) {
    List<String> all =
        List.of(
            "echo",
            "add",
            "countdown",
            "log_messages",
            "fail",
            "kinds",
            "ask_name",
            "plan_trip",
            "ask_model",
            "change_tools",
            "change_note");
    return java.util.stream.Stream.concat(all.stream(), Arrays.stream(more)).toList();
  }
}
