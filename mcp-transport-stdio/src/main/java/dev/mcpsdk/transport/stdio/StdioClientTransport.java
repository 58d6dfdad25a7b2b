package dev.mcpsdk.transport.stdio;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.TransportTraits;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a server as a child process and talks to it over its standard input and output, one message
 * a line. The process is this transport's own: it is started by the first use, started again within
 * the {@link RestartPolicy} if it has ended, and ended with all its descendants by {@link
 * #close()}. Credentials belong into its environment. See the page <i>stdio</i> of the
 * specification.
 */
public final class StdioClientTransport implements ClientTransport {

  private static final Logger log = LoggerFactory.getLogger(StdioClientTransport.class);
  private static final TransportTraits TRAITS = new TransportTraits("stdio", true, false);

  private final List<String> command;
  private final Map<String, String> environment;
  private final @Nullable Path directory;
  private final Consumer<String> stderr;
  private final RestartPolicy restarts;
  private final Duration closePatience;
  private final StreamLimits limits;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private @Nullable ServerProcess current;
  private int failures;
  private boolean closed;

  private StdioClientTransport(Builder builder) {
    this.command = builder.command;
    this.environment = Map.copyOf(builder.environment);
    this.directory = builder.directory;
    this.stderr = builder.stderr;
    this.restarts = builder.restarts;
    this.closePatience = builder.closePatience;
    this.limits = builder.limits;
  }

  /**
   * Runs this program with these arguments. On Windows {@code npx} and other batch files are found
   * and run as well.
   */
  public static StdioClientTransport of(String... command) {
    return builder(List.of(command)).build();
  }

  public static Builder builder(List<String> command) {
    return new Builder(command);
  }

  @Override
  public TransportTraits traits() {
    return TRAITS;
  }

  /**
   * Starts the process. If one has ended before its time, waits the pause of the restart policy
   * first.
   *
   * @throws TransportException if it cannot be started, or has ended too often, or this is closed
   */
  @Override
  public Channel connect(Inbound inbound) {
    lock.lock();
    try {
      pauseBeforeRestart();
      ServerProcess process = start(inbound);
      current = process;
      process.start();
      return process.channel();
    } finally {
      lock.unlock();
    }
  }

  private void pauseBeforeRestart() {
    requireOpen();
    ServerProcess before = current;
    if (before == null) {
      return;
    }
    failures = before.ageNanos() >= restarts.healthyAfter().toNanos() ? 1 : failures + 1;
    long left = restarts.pauseAfter(failures).toNanos();
    try {
      while (left > 0 && !closed) {
        left = closing.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted before the server process was started again", e);
    }
    requireOpen();
  }

  private void requireOpen() {
    if (closed) {
      throw new TransportException("this transport is closed");
    }
  }

  private ServerProcess start(Inbound inbound) {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    // By name, not from the map: Windows spells it Path, and only this look-up ignores case.
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    String extensions = Objects.requireNonNullElse(System.getenv("PATHEXT"), "");
    List<String> resolved =
        CommandLine.resolve(
            command, windows, path, extensions, file -> Files.isRegularFile(Path.of(file)));
    ProcessBuilder builder = new ProcessBuilder(resolved);
    builder.environment().putAll(environment);
    if (directory != null) {
      builder.directory(new File(directory.toString()));
    }
    try {
      Process process = builder.start();
      log.debug("started server process {}", process.pid());
      return new ServerProcess(process, limits, inbound, new StderrDrain(stderr));
    } catch (IOException e) {
      throw new TransportException(
          "the server program '"
              + command.get(0)
              + "' cannot be started: is it installed and on the PATH?",
          e);
    }
  }

  /** Ends the process as closing does; the next one is started without a pause. */
  @Override
  public void restart() {
    ServerProcess process;
    lock.lock();
    try {
      process = current;
      current = null;
    } finally {
      lock.unlock();
    }
    if (process != null) {
      process.close(closePatience);
    }
  }

  /** The command and where it is run. */
  @Override
  public Object identity() {
    return new Program(command, directory);
  }

  private record Program(List<String> command, @Nullable Path directory) {}

  @Override
  public void close() {
    ServerProcess process;
    lock.lock();
    try {
      closed = true;
      process = current;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
    if (process != null) {
      process.close(closePatience);
    }
  }

  /** Sets how the process is run. Not thread-safe. */
  public static final class Builder {

    private final List<String> command;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Path directory;
    private Consumer<String> stderr = line -> log.info("server: {}", line);
    private RestartPolicy restarts = RestartPolicy.DEFAULT;
    private Duration closePatience = Duration.ofSeconds(2);
    private StreamLimits limits = StreamLimits.DEFAULT;

    private Builder(List<String> command) {
      if (command.isEmpty()) {
        throw new IllegalArgumentException(
            "expected a program and its arguments but the command is empty");
      }
      this.command = List.copyOf(command);
    }

    /** Adds a variable to the environment, which is otherwise this process's own. */
    public Builder environment(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** The process's working directory; this process's own by default. */
    public Builder directory(Path folder) {
      this.directory = folder;
      return this;
    }

    /**
     * Hears each line of standard error, on a thread of the transport; logged at level info by
     * default.
     */
    public Builder stderr(Consumer<String> consumer) {
      this.stderr = consumer;
      return this;
    }

    public Builder restarts(RestartPolicy policy) {
      this.restarts = policy;
      return this;
    }

    /**
     * How long each step of closing may take (closed input, request to end, force); 2 seconds by
     * default.
     */
    public Builder closePatience(Duration patience) {
      this.closePatience = patience;
      return this;
    }

    /** The longest line accepted; 16 MiB by default. */
    public Builder maxLineBytes(int bytes) {
      limits = limits.withMaxLineBytes(bytes);
      return this;
    }

    /** How much may wait to be written before senders wait; 1 MiB by default. */
    public Builder maxQueuedBytes(int bytes) {
      limits = limits.withMaxQueuedBytes(bytes);
      return this;
    }

    /** How long the server may not read before it is given up; 30 seconds by default. */
    public Builder writeTimeout(Duration timeout) {
      limits = limits.withWriteTimeout(timeout);
      return this;
    }

    public StdioClientTransport build() {
      return new StdioClientTransport(this);
    }
  }
}
