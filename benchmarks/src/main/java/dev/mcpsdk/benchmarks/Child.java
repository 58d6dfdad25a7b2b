package dev.mcpsdk.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that is measured. It does not outlive this JVM, whatever ends it. Not thread-safe. */
public final class Child implements AutoCloseable {
  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
  private static final int MAX_LINES = 10_000;
  private static final int MAX_SAID = 4000;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Child::kill), "kill"));
  }

  private final String label;
  private final Process process;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>(MAX_LINES);
  private final StringBuffer said = new StringBuffer();

  private Child(String label, Process process) {
    this.label = label;
    this.process = process;
    ALIVE.add(process);
  }

  /** Starts a program whose output is words for people, to be waited for by {@link #await}. */
  public static Child talking(String label, List<String> command) throws IOException {
    Child child = new Child(label, new ProcessBuilder(command).redirectErrorStream(true).start());
    child.listen(child.process.getInputStream());
    return child;
  }

  /** Starts a program whose standard streams carry a protocol; only its errors are words. */
  public static Child piped(String label, List<String> command) throws IOException {
    Child child = new Child(label, new ProcessBuilder(command).start());
    child.listen(child.process.getErrorStream());
    return child;
  }

  /** The command for a main class on this JVM's class path. */
  public static List<String> java(Class<?> main, List<String> options, String... args) {
    return java(System.getProperty("java.home"), main.getName(), options, args);
  }

  /** As the other one, on any JDK and by name: for classes that are not always compiled. */
  public static List<String> java(String home, String main, List<String> options, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(home, "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(args));
    return command;
  }

  public String label() {
    return label;
  }

  public long pid() {
    return process.pid();
  }

  /** Its standard input. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  /** Its standard output, of a piped child. */
  public InputStream output() {
    return process.getInputStream();
  }

  /** CPU time of all its threads so far, to the resolution of the system: 10 ms on Linux. */
  public long cpuNanos() {
    return process
        .toHandle()
        .info()
        .totalCpuDuration()
        .map(Duration::toNanos)
        .orElseThrow(() -> new IllegalStateException("the system does not tell the CPU time"));
  }

  /** Writes a line to its standard input. */
  public void say(String line) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /**
   * Waits for a line with a match and returns it.
   *
   * @throws IOException if the process ends or the time is over; with what it has said
   */
  public Matcher await(Pattern pattern, Duration limit) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      String line = lines.poll(50, TimeUnit.MILLISECONDS);
      if (line != null) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
          return matcher;
        }
      } else if (!process.isAlive() && lines.isEmpty()) {
        throw failure("ended with status " + process.exitValue());
      } else if (System.nanoTime() - deadline > 0) {
        throw failure("did not say '" + pattern + "' within " + limit.toSeconds() + " s");
      }
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it and what it has started: asked first, so that it can write what it has recorded. */
  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    started.forEach(ProcessHandle::destroyForcibly);
    ALIVE.remove(process);
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void listen(InputStream stream) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader in =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line; (line = in.readLine()) != null; ) {
                  if (said.length() < MAX_SAID) {
                    said.append(line).append('\n');
                  }
                  lines.offer(line);
                }
              } catch (IOException e) {
                said.append(e).append('\n');
              }
            },
            "output of " + label);
    reader.setDaemon(true);
    reader.start();
  }

  private IOException failure(String what) {
    return new IOException(label + ' ' + what + ":\n" + said);
  }
}
