package dev.mcpsdk.it.hostile;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What this process holds that outlives objects: threads, sockets and pipes, children. Taken before
 * a test, compared after it.
 */
final class Leaks {

  private static final List<String> OURS =
      List.of("mcp-", "HttpClient", "Connector-Scheduler", "Session-", "qtp");

  /** Threads that belong to the process and go away by themselves when idle. */
  private static final List<String> SHARED =
      List.of("mcp-timer", "mcp-stdio-writer", "mcp-background");

  private final Set<Thread> threads = ours();
  private final int descriptors = descriptors();
  private final Set<Long> children = children();

  private Leaks() {}

  static Leaks baseLine() {
    try {
      // What the JDK keeps for ever after the first use.
      Pipe pipe = Pipe.open();
      pipe.sink().close();
      pipe.source().close();
      new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Leaks();
  }

  void assertNothingLeft() {
    Waiting.until(() -> "threads end, but there are " + newThreads(), () -> newThreads().isEmpty());
    Waiting.until(
        () -> "sockets and pipes fall to " + descriptors + " from " + descriptors(),
        () -> descriptors() <= descriptors);
    Waiting.until(
        () -> "processes end, but there are " + newChildren(), () -> newChildren().isEmpty());
  }

  private List<String> newThreads() {
    List<String> names = new ArrayList<>();
    for (Thread thread : ours()) {
      if (!threads.contains(thread)) {
        names.add(thread.getName());
      }
    }
    return names;
  }

  private Set<Long> newChildren() {
    Set<Long> now = children();
    now.removeAll(children);
    return now;
  }

  private static Set<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> OURS.stream().anyMatch(thread.getName()::startsWith))
        .filter(thread -> SHARED.stream().noneMatch(thread.getName()::startsWith))
        .collect(Collectors.toSet());
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  /** Open sockets and pipes; 0 where the system does not tell. */
  static int descriptors() {
    File[] open = new File("/proc/self/fd").listFiles();
    if (open == null) {
      return 0;
    }
    int count = 0;
    for (File descriptor : open) {
      try {
        String target = Files.readSymbolicLink(Path.of(descriptor.getPath())).toString();
        if (target.startsWith("socket:") || target.startsWith("pipe:")) {
          count++;
        }
      } catch (IOException e) {
        // closed since it was listed
      }
    }
    return count;
  }
}
