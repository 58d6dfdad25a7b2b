package dev.mcpsdk.it.wire;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.stdio.StdioServerTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Lines through two pipes; the server soon gives up who has left. */
final class StdioWire extends SharedWire {

  private final BytePipe toServer = new BytePipe();
  private final BytePipe fromServer = new BytePipe();
  private final OutputStream out = toServer.out();
  private final ReentrantLock writing = new ReentrantLock();

  private StdioWire() {}

  static StdioWire to(McpServer server) {
    StdioWire wire = new StdioWire();
    server.serve(
        StdioServerTransport.builder()
            .streams(wire.toServer.in(), wire.fromServer.out())
            .closePatience(Duration.ofMillis(200))
            .build());
    Thread reader = new Thread(wire::read, "it-stdio-peer");
    reader.setDaemon(true);
    reader.start();
    return wire;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(fromServer.in(), StandardCharsets.UTF_8))) {
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
    toServer.close();
    fromServer.close();
  }
}
