package dev.mcpsdk.it.questions;

import dev.mcpsdk.it.wire.HttpWire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The reference server in a process of its own, on a free port. */
final class EverythingProcess implements AutoCloseable {

  private static final String LISTENING = "listening ";

  private final Process process;
  private final CompletableFuture<URI> url = new CompletableFuture<>();

  private EverythingProcess(Process process) {
    this.process = process;
  }

  /** Starts it without waiting. */
  static EverythingProcess start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    // Quick to start, which matters more here than speed later.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("dev.mcpsdk.examples.everything.Everything");
    command.addAll(List.of("--http", "127.0.0.1:0"));
    command.addAll(List.of(options));
    EverythingProcess started =
        new EverythingProcess(
            new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    Thread reader = new Thread(started::readErrors, "it-everything-stderr");
    reader.setDaemon(true);
    reader.start();
    return started;
  }

  private void readErrors() {
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        said.append(line).append('\n');
        if (line.startsWith(LISTENING)) {
          url.complete(URI.create(line.substring(LISTENING.length())));
        }
      }
    } catch (IOException e) {
      said.append(e);
    }
    url.completeExceptionally(new AssertionError("the server ended without listening:\n" + said));
  }

  HttpWire wire() throws Exception {
    return HttpWire.to(url.get(60, TimeUnit.SECONDS));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the server did not end when it was told to");
    }
  }
}
