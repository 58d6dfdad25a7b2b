package dev.mcpsdk.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.stdio.StdioServerTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Messages as lines, over pipes of this process or those of a child. */
final class LineLink implements Link {

  private interface Closing {
    void close() throws Exception;
  }

  final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final OutputStream out;
  private final Closing closing;

  private LineLink(InputStream in, OutputStream out, Closing closing) {
    this.out = out;
    this.closing = closing;
    Thread reader = new Thread(() -> read(in), "test-line-reader");
    reader.setDaemon(true);
    reader.start();
  }

  /** To this server, over pipes of the system. */
  static LineLink pipes(McpServer server) {
    return pipes(server, StdioServerTransport.builder());
  }

  static LineLink pipes(McpServer server, StdioServerTransport.Builder builder) {
    Pipes pipes = Pipes.open();
    serve(server, builder, pipes);
    return new LineLink(pipes.clientIn(), pipes.clientOut(), pipes::close);
  }

  static void serve(McpServer server, StdioServerTransport.Builder builder, Pipes pipes) {
    StdioServerTransport transport = builder.streams(pipes.serverIn(), pipes.serverOut()).build();
    // The owner of the streams closes them when the transport has done with them.
    server.serve(transport);
    transport.onEnded(pipes::closeServerSide);
  }

  /** To a server in a process of its own. */
  static LineLink child() {
    try {
      Process child =
          new ProcessBuilder(Children.command(SubjectMain.class))
              .redirectError(Redirect.DISCARD)
              .start();
      return new LineLink(
          child.getInputStream(),
          child.getOutputStream(),
          () -> {
            child.getOutputStream().close();
            assertThat(child.waitFor(Waiting.LONG.toSeconds(), TimeUnit.SECONDS))
                .as("the server ends at the end of its input")
                .isTrue();
            assertThat(child.exitValue()).isZero();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(InputStream in) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String line;
      while ((line = reader.readLine()) != null) {
        lines.add(line);
      }
    } catch (IOException e) {
      // closed
    }
  }

  @Override
  public Answer ask(byte[] message) {
    tell(message);
    return next();
  }

  Answer next() {
    return Answer.line(Waiting.next(lines, "an answer"));
  }

  @Override
  public void tell(byte[] message) {
    try {
      out.write(message);
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends bytes that are no whole line. */
  void raw(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isHttp() {
    return false;
  }

  @Override
  public void close() {
    try {
      closing.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Two pipes of the system, as between a process and its child. */
  record Pipes(Pipe there, Pipe back) {

    static Pipes open() {
      try {
        return new Pipes(Pipe.open(), Pipe.open());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    InputStream serverIn() {
      return Channels.newInputStream(there.source());
    }

    OutputStream serverOut() {
      return Channels.newOutputStream(back.sink());
    }

    InputStream clientIn() {
      return Channels.newInputStream(back.source());
    }

    OutputStream clientOut() {
      return Channels.newOutputStream(there.sink());
    }

    void closeServerSide() {
      try {
        there.source().close();
        back.sink().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void awaitServerSideClosed() {
      Waiting.until("the server gives up", () -> !back.sink().isOpen());
    }

    void close() throws IOException {
      there.sink().close();
      back.source().close();
    }
  }
}
