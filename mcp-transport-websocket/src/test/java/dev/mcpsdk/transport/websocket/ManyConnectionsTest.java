package dev.mcpsdk.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many connections at once, and many one after the other: threads, sockets and heap return to where
 * they were. More of them with {@code -Dmcp.websocket.cycles=10000}; {@code
 * -Dmcp.websocket.figures=true} prints what was measured.
 */
@Timeout(600)
class ManyConnectionsTest {

  private static final int IDLE = 1_000;
  private static final int CYCLES = Integer.getInteger("mcp.websocket.cycles", 300);
  private static final boolean FIGURES = Boolean.getBoolean("mcp.websocket.figures");

  private final ScriptedServer server = new ScriptedServer();

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.matches("(mcp-|tyrus-|Tyrus|.*tyrus-jdk|qtp|Connector|Session).*"))
        // That of the process, and the one of Tyrus' that waits to end the others.
        .filter(name -> !name.equals("mcp-timer") && !name.contains("idle-timeout"))
        .collect(Collectors.toSet());
  }

  /** What those threads do now. */
  private static String threadsAtWork() {
    StringBuilder all = new StringBuilder();
    Set<String> names = threads();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (names.contains(thread.getName())) {
                all.append(thread.getName()).append(' ').append(List.of(stack)).append('\n');
              }
            });
    return all.toString();
  }

  private static int descriptors() {
    String[] open = new File("/proc/self/fd").list();
    return open == null ? 0 : open.length;
  }

  /** What is reachable, in bytes. */
  private static long heap() {
    for (int i = 0; i < 3; i++) {
      WeakReference<Object> canary = new WeakReference<>(new Object());
      Waiting.until(
          () -> "garbage is collected",
          () -> {
            System.gc();
            return canary.get() == null;
          });
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void idleConnectionsNeedNoThreadsAndLittleHeap() {
    try (StartedServer started = new StartedServer(WebSocketServerTransport.builder(), server)) {
      RawSocket first = started.open();
      first.text(ScriptedServer.call(1, "echo"));
      first.message();
      server.messages.clear();
      Set<String> threads = threads();
      long heapBefore = heap();
      List<RawSocket> sockets = new ArrayList<>();
      for (int i = 0; i < IDLE - 1; i++) {
        RawSocket socket = started.open();
        socket.text(ScriptedServer.call(i, "echo"));
        socket.message();
        sockets.add(socket);
      }
      server.messages.clear();
      assertThat(started.transport.connections()).isEqualTo(IDLE);
      long each = (heap() - heapBefore) / (IDLE - 1);
      Set<String> further = threads();
      further.removeAll(threads);
      if (FIGURES) {
        System.out.println(
            "heap of an idle connection, with the test's own side of it: " + each + " bytes");
      }
      assertThat(further).as("threads for connections").hasSizeLessThan(8);
      // Of which the client's side here takes 8 KiB for its reader.
      assertThat(each).isLessThan(32 * 1024);
      sockets.forEach(RawSocket::close);
      Waiting.until(() -> "all have left", () -> started.transport.connections() == 1);
      first.text(ScriptedServer.call(2, "echo"));
      assertThat(first.message()).contains("\"id\":2,");
    }
  }

  @Test
  void connectingAndClosingLeavesNothingBehind() throws Exception {
    Set<String> threadsBefore = threads();
    RecordingInbound inbound = new RecordingInbound();
    try (WebSocketServerTransport serving = WebSocketServerTransport.builder().port(0).build()) {
      serving.start(server);
      cycle(serving, inbound, 20);
      long heapBefore = heap();
      int descriptorsBefore = descriptors();
      cycle(serving, inbound, CYCLES);
      Waiting.until(
          () -> "all have left, but there are " + serving.connections() + "; " + threadsAtWork(),
          () -> serving.connections() == 0);
      Waiting.until(
          () -> "descriptors return to " + descriptorsBefore + " from " + descriptors(),
          () -> descriptors() <= descriptorsBefore + 2);
      long grown = heap() - heapBefore;
      if (FIGURES) {
        System.out.println("heap after " + CYCLES + " cycles: " + grown + " bytes more");
      }
      assertThat(grown).isLessThan(2 * 1024 * 1024);
    }
    Waiting.until(
        () -> "threads end, but there are " + threads(),
        () -> threadsBefore.containsAll(threads()));
  }

  private void cycle(WebSocketServerTransport serving, RecordingInbound inbound, int times)
      throws InterruptedException {
    for (int i = 0; i < times; i++) {
      switch (i % 4) {
        case 0 -> {
          try (WebSocketClientTransport client = WebSocketClientTransport.to(serving.url())) {
            client.connect(inbound).send(Wires.call(i, "x"));
            RecordingInbound.next(inbound.messages);
          }
        }
        case 1 -> RawSocket.open(serving.port()).close();
        case 2 -> RawSocket.open(serving.port()).reset();
        default -> {
          try (RawSocket refused = new RawSocket(serving.port())) {
            assertThat(refused.upgrade("Origin: https://evil.example").status()).isEqualTo(403);
          }
        }
      }
    }
    server.messages.clear();
    inbound.messages.clear();
  }
}
