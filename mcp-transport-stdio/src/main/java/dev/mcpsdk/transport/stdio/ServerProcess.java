package dev.mcpsdk.transport.stdio;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.Timers;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Inbound;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server running as a child process, and the channel over its streams. */
final class ServerProcess {

  private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
  // A grandchild may keep the pipe open after the child has gone: its end is not waited for longer
  // than this.
  private static final Duration LAST_OUTPUT = Duration.ofMillis(500);

  private final Process process;
  private final StreamChannel channel;
  private final StderrDrain stderr;
  private final long started = System.nanoTime();
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile long lifetime; // 0 while it lives

  ServerProcess(Process process, StreamLimits limits, Inbound inbound, StderrDrain stderr) {
    this.process = process;
    this.stderr = stderr;
    this.channel =
        new StreamChannel(
            process.getInputStream(), process.getOutputStream(), false, limits, inbound);
    channel.onClosed(() -> lifetime = Math.max(1, System.nanoTime() - started));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // ending a channel twice does no harm
  void start() {
    stderr.start(process.getErrorStream());
    // A connection given up because the server does not read: only its end frees the thread in the
    // pipe.
    channel.onClosed(this::killIfOpen);
    Thread reader = new Thread(this::read, "mcp-stdio-reader");
    reader.setDaemon(true);
    reader.start();
    process.onExit().thenRun(() -> Timers.after(LAST_OUTPUT, this::endAfterExit));
  }

  Channel channel() {
    return channel;
  }

  /** How long it has been of use: until its channel ended, or until now. */
  long ageNanos() {
    long age = lifetime;
    return age != 0 ? age : System.nanoTime() - started;
  }

  private void read() {
    try {
      channel.readAll();
    } catch (IOException e) {
      log.debug("standard output of the server ended", e);
    } catch (RuntimeException e) {
      log.error("the reader of the server's standard output failed", e);
    } finally {
      // After an error of what is called from here, too: nobody else would notice.
      boolean exited = waitFor(LAST_OUTPUT);
      if (exited) {
        // What it said last is often why.
        stderr.awaitEnd(LAST_OUTPUT);
      }
      channel.end(
          exited ? ended() : new TransportException("the server has closed its standard output"));
    }
  }

  private void endAfterExit() {
    channel.end(ended());
  }

  private TransportException ended() {
    if (closing.get()) {
      return new TransportException("the client has closed the server process");
    }
    String tail = stderr.tail();
    return new TransportException(
        "the server process exited with code "
            + process.exitValue()
            + (tail.isEmpty() ? "" : "; the end of its standard error:\n" + tail));
  }

  private void killIfOpen() {
    if (!closing.get() && process.isAlive()) {
      kill(tree(), true);
    }
  }

  /**
   * Closes its input, then asks it to end, then makes it, each for at most {@code patience}; with
   * all its descendants.
   */
  void close(Duration patience) {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    channel.end(new TransportException("the client has closed the server process"));
    List<ProcessHandle> tree = tree();
    closeInput();
    if (!waitFor(patience)) {
      tree = tree();
      kill(tree, false);
      waitFor(patience);
    }
    // Descendants that outlived the child, and the child itself if it ignored the request.
    kill(tree, true);
    kill(List.of(process.toHandle()), true);
    waitFor(patience);
  }

  private List<ProcessHandle> tree() {
    List<ProcessHandle> descendants = process.descendants().toList();
    return Stream.concat(Stream.of(process.toHandle()), descendants.stream()).toList();
  }

  private static void kill(List<ProcessHandle> tree, boolean forcibly) {
    for (ProcessHandle handle : tree) {
      if (handle.isAlive()) {
        boolean asked = forcibly ? handle.destroyForcibly() : handle.destroy();
        log.debug("{} process {}: {}", forcibly ? "killed" : "terminated", handle.pid(), asked);
      }
    }
  }

  private void closeInput() {
    // The stream's own lock may be held by a writer that is stuck; closing must not wait for that.
    Thread closer =
        new Thread(
            () -> {
              try {
                process.getOutputStream().close();
              } catch (IOException e) {
                log.debug("standard input of the server was closed already", e);
              }
            },
            "mcp-stdio-close");
    closer.setDaemon(true);
    closer.start();
  }

  private boolean waitFor(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
