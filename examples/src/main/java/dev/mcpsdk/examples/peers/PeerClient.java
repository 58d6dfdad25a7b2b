package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.ServerCapabilities;
import java.util.List;
import java.util.Objects;

/**
 * Checks the server of another SDK, {@code peers/ts/server.mjs}, with our client. Takes its URL, or
 * {@code --} and the command that runs it over stdio. Exits with 0 if all checks passed.
 */
public final class PeerClient {

  static final String REVISION = "2026-07-28";

  private PeerClient() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length == 0 || arguments.length == 1 && arguments[0].equals("--")) {
      System.err.println("usage: java-client URL | java-client -- PROGRAM ARG...");
      System.exit(2);
    }
    Peer peer = new Peer(List.of(arguments));
    Checks checks = new Checks();
    QuestionChecks questions = new QuestionChecks(peer);
    LogChecks logs = new LogChecks();
    try (McpClient client =
        peer.connect(logs.registeredAt(questions.registeredAt(Peer.builder())))) {
      discovery(client, checks);
      new ToolChecks(client, peer.overStdio()).run(checks);
      new ProgressChecks(client).run(checks);
      logs.run(client, checks);
      questions.run(client, checks);
      new ReadChecks(client).run(checks);
      new ListenChecks(client).run(checks);
      new CancelChecks(client).run(checks);
      checks.check("closes what it opened", () -> closing(client));
    } catch (RuntimeException e) {
      checks.check(
          "runs to its end",
          () -> {
            throw e;
          });
    }
    System.exit(checks.finish());
  }

  private static void discovery(McpClient client, Checks checks) throws InterruptedException {
    checks.check("connects on " + REVISION, () -> Checks.equal(REVISION, client.protocolVersion()));
    checks.check(
        "server/discover names the server and its capabilities",
        () -> {
          DiscoverResult found = client.discover();
          Checks.that(found.supportedVersions().contains(REVISION), found);
          Checks.equal("A peer for tests", found.instructions());
          Implementation server = Objects.requireNonNull(client.serverInfo());
          Checks.equal("typescript-peer 1.0.0", server.name() + " " + server.version());
          ServerCapabilities capabilities = found.capabilities();
          Checks.equal(new ServerCapabilities.Tools(true), capabilities.tools());
          Checks.equal(new ServerCapabilities.Resources(true, true), capabilities.resources());
          Checks.equal(new ServerCapabilities.Prompts(true), capabilities.prompts());
          Checks.that(capabilities.completions() && capabilities.logging(), capabilities);
        });
  }

  private static void closing(McpClient client) throws Exception {
    client.close();
    Checks.failure(TransportException.class, client::listTools);
    // The server of a stdio transport is our child.
    Checks.equal(
        List.of(), ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList());
  }
}
