package dev.mcpsdk.it.wire;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.stdio.StdioServerTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Lines through two pipes of the operating system; the server soon gives up who has left. */
final class StdioWire extends SharedWire {

  private final Pipe toServer;
  private final Pipe fromServer;
  private final OutputStream out;
  private final ReentrantLock writing = new ReentrantLock();

  private StdioWire() throws IOException {
    this.toServer = Pipe.open();
    this.fromServer = Pipe.open();
    this.out = Channels.newOutputStream(toServer.sink());
  }

  static StdioWire to(McpServer server) {
    try {
      StdioWire wire = new StdioWire();
      server.serve(
          StdioServerTransport.builder()
              .streams(
                  Channels.newInputStream(wire.toServer.source()),
                  Channels.newOutputStream(wire.fromServer.sink()))
              .closePatience(Duration.ofMillis(200))
              .build());
      Thread reader = new Thread(wire::read, "it-stdio-peer");
      reader.setDaemon(true);
      reader.start();
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Channels.newInputStream(fromServer.source()), StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        came(line);
      }
    } catch (IOException closed) {
      // The end, as much as the end of the stream is.
    }
    lost();
  }

  @Override
  void write(String json) {
    writing.lock();
    try {
      out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() {
    try {
      toServer.sink().close();
      fromServer.source().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
