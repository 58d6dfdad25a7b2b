package dev.mcpsdk.benchmarks.stdio;

import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.client.ClientProcess;
import dev.mcpsdk.benchmarks.client.ClientRun;
import dev.mcpsdk.benchmarks.client.McpSdkClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Clients in processes of their own, each with the server it has started. */
final class Pairs implements AutoCloseable {
  static final List<String> SUBJECTS = List.of("mcp-sdk", "official");

  private static final int START_ATTEMPTS = 3;
  private static final List<String> HEAP = List.of("-Xms256m", "-Xmx256m");

  private final Servers servers;
  private final Map<String, ClientProcess> running = new LinkedHashMap<>();

  Pairs(Servers servers) {
    this.servers = servers;
  }

  ClientProcess get(String subject) throws IOException, InterruptedException {
    ClientProcess client = running.get(subject);
    if (client == null) {
      String main = subject.equals("official") ? ClientRun.OFFICIAL : McpSdkClient.class.getName();
      List<String> arguments = new ArrayList<>(List.of("stdio"));
      arguments.addAll(servers.command(subject));
      client = start(subject, main, arguments);
      running.put(subject, client);
    }
    return client;
  }

  /** A server that starts on a busy machine can be too slow for the client's patience. */
  private static ClientProcess start(String subject, String main, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        Child.java(System.getProperty("java.home"), main, HEAP, arguments.toArray(String[]::new));
    for (int attempt = 1; ; attempt++) {
      try {
        return ClientProcess.start(subject, command);
      } catch (IOException e) {
        if (attempt == START_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Ends it: the next one is fresh. */
  void restart(String subject) {
    ClientProcess client = running.remove(subject);
    if (client != null) {
      client.close();
    }
  }

  @Override
  public void close() {
    running.values().forEach(ClientProcess::close);
  }
}
