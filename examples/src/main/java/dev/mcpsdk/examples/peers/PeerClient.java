package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.ServerCapabilities;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Checks the server of another SDK with our client, which is told nothing about it: {@code
 * java-client PEER TARGET}. PEER is a name of {@link Sdk}, TARGET a URL, or {@code --} and the
 * command that runs the server over stdio. Exits with 0 if all checks passed.
 */
public final class PeerClient {

  private PeerClient() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length < 2 || arguments.length == 2 && arguments[1].equals("--")) {
      System.err.println("usage: java-client PEER URL | java-client PEER -- PROGRAM ARG...");
      System.err.println("  PEER is " + Sdk.names());
      System.exit(2);
    }
    Peer peer =
        new Peer(
            Sdk.named(arguments[0]), List.of(Arrays.copyOfRange(arguments, 1, arguments.length)));
    Checks checks = new Checks();
    try {
      if (peer.sdk() == Sdk.EVERYTHING) {
        everything(peer, checks);
      } else {
        madeForUs(peer, checks);
      }
    } catch (RuntimeException e) {
      checks.check(
          "runs to its end",
          () -> {
            throw e;
          });
    }
    System.exit(checks.finish());
  }

  private static void everything(Peer peer, Checks checks) throws InterruptedException {
    EverythingChecks everything = new EverythingChecks();
    try (McpClient client = peer.connect(everything.registeredAt(Peer.builder()))) {
      discovery(peer, client, checks);
      everything.run(client, checks);
      checks.check("closes what it opened", () -> closing(client));
    }
  }

  private static void madeForUs(Peer peer, Checks checks) throws InterruptedException {
    QuestionChecks questions = new QuestionChecks(peer);
    LogChecks logs = new LogChecks();
    try (McpClient client =
        peer.connect(logs.registeredAt(questions.registeredAt(Peer.builder())))) {
      discovery(peer, client, checks);
      checks.check(
          "the server introduces itself",
          () -> Checks.equal("A peer for tests", client.instructions()));
      new ToolChecks(client, peer).run(checks);
      new ProgressChecks(client).run(checks);
      logs.run(peer, client, checks);
      questions.run(client, checks);
      new ReadChecks(client, peer.sdk()).run(checks);
      new ListenChecks(client).run(checks);
      if (peer.sdk().cancels()) {
        new CancelChecks(client).run(checks);
      }
      if (peer.sdk() == Sdk.TYPESCRIPT_1 && !peer.overStdio() && !peer.overSse()) {
        new SessionChecks(client).run(checks);
      }
      checks.check("closes what it opened", () -> closing(client));
    }
  }

  private static void discovery(Peer peer, McpClient client, Checks checks)
      throws InterruptedException {
    String revision = peer.revision();
    checks.check("connects on " + revision, () -> Checks.equal(revision, client.protocolVersion()));
    checks.check(
        "the server tells its name and capabilities",
        () -> {
          Implementation server = Objects.requireNonNull(client.serverInfo());
          Checks.equal(peer.sdk().server(), server.name() + " " + server.version());
          ServerCapabilities capabilities = client.serverCapabilities();
          Checks.equal(new ServerCapabilities.Tools(true), capabilities.tools());
          Checks.equal(new ServerCapabilities.Resources(true, true), capabilities.resources());
          Checks.equal(new ServerCapabilities.Prompts(true), capabilities.prompts());
          Checks.that(capabilities.completions() && capabilities.logging(), capabilities);
          if (peer.sdk().hasSessions()) {
            client.ping();
          }
          DiscoverResult found = client.discover();
          Checks.that(found.supportedVersions().contains(revision), found);
          Checks.equal(capabilities, found.capabilities());
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
