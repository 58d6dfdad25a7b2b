package dev.mcpsdk.transport.stdio;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.ServerTransport;
import dev.mcpsdk.core.transport.TransportTraits;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server on standard input and output, one message a line, for the process that started it. It
 * ends at the end of its input, after the requests under way have been answered or five seconds
 * have passed, or when the client does not read for longer than the write timeout; until then it
 * keeps the JVM alive.
 *
 * <p>While it runs, {@code System.out} prints to standard error and {@code System.in} is empty, so
 * that nothing but messages comes onto the wire. See the page <i>stdio</i> of the specification.
 */
public final class StdioServerTransport implements ServerTransport {

  private static final Logger log = LoggerFactory.getLogger(StdioServerTransport.class);
  private static final TransportTraits TRAITS = new TransportTraits("stdio", true, false);

  private final StreamLimits limits;
  private final Duration closePatience;
  private final @Nullable InputStream givenIn;
  private final @Nullable OutputStream givenOut;
  private final AtomicReference<@Nullable StreamChannel> channel = new AtomicReference<>();
  private final ClosedActions ended = new ClosedActions();
  private final CountDownLatch over = new CountDownLatch(1);

  private StdioServerTransport(Builder builder) {
    this.limits = builder.limits;
    this.closePatience = builder.closePatience;
    this.givenIn = builder.in;
    this.givenOut = builder.out;
  }

  /** On this process's standard input and output. */
  public static StdioServerTransport create() {
    return builder().build();
  }

  /**
   * The same line protocol on other streams, such as those of a socket. Closing them is the
   * caller's.
   */
  public static StdioServerTransport over(InputStream in, OutputStream out) {
    return builder().streams(in, out).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public TransportTraits traits() {
    return TRAITS;
  }

  @Override
  public void start(Inbound inbound) {
    boolean own = givenIn == null || givenOut == null;
    InputStream in = givenIn != null ? givenIn : new FileInputStream(FileDescriptor.in);
    OutputStream out = givenOut != null ? givenOut : new FileOutputStream(FileDescriptor.out);
    StreamChannel made = new StreamChannel(in, out, !own, limits, inbound);
    if (!channel.compareAndSet(null, made)) {
      throw new IllegalStateException("this transport has been started already");
    }
    // Also when the client does not read, whatever it goes on to write.
    made.onClosed(
        () -> {
          ended.run();
          over.countDown();
        });
    if (own) {
      guardStandardStreams();
      // The reader cannot be interrupted in its read, so it may not be what keeps the JVM alive.
      new Thread(this::awaitEnd, "mcp-stdio").start();
    }
    Thread reader = new Thread(() -> read(made), "mcp-stdio-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private static void guardStandardStreams() {
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
    System.setIn(InputStream.nullInputStream());
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(StreamChannel from) {
    TransportException cause = new TransportException("the client has closed standard input");
    try {
      from.readAll();
      from.awaitAnswered(closePatience);
    } catch (IOException e) {
      cause = new TransportException("reading standard input failed", e);
    } catch (RuntimeException e) {
      log.error("the reader of standard input failed", e);
    } finally {
      // After an error of what is called from here, too: nobody else would notice.
      from.end(cause);
    }
  }

  @Override
  public void onEnded(Runnable action) {
    ended.add(action);
  }

  /** Waits for answers under way, within the bound set, then ends. */
  @Override
  public void close() {
    StreamChannel open = channel.get();
    if (open != null) {
      open.awaitAnswered(closePatience);
      open.end(new TransportException("the server has closed"));
    }
    over.countDown();
  }

  /** Sets limits and streams. Not thread-safe. */
  public static final class Builder {

    private StreamLimits limits = StreamLimits.DEFAULT;
    private Duration closePatience = Duration.ofSeconds(5);
    private @Nullable InputStream in;
    private @Nullable OutputStream out;

    private Builder() {}

    /** Other streams than standard input and output. */
    public Builder streams(InputStream input, OutputStream output) {
      this.in = input;
      this.out = output;
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

    /**
     * How long the client may not read before the connection is given up; 30 seconds by default.
     */
    public Builder writeTimeout(Duration timeout) {
      limits = limits.withWriteTimeout(timeout);
      return this;
    }

    /** How long answers under way may take when it ends; 5 seconds by default. */
    public Builder closePatience(Duration patience) {
      this.closePatience = patience;
      return this;
    }

    public StdioServerTransport build() {
      return new StdioServerTransport(this);
    }
  }
}
