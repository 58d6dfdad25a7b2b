package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.engine.Timers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up HTTP/1 connections on which the head of a request does not come to its end: each byte of
 * it keeps Jetty's idle timeout from passing. Looks at all connections now and then, so that those
 * that behave cost nothing.
 */
final class SlowHeads implements Connection.Listener {

  private static final Logger log = LoggerFactory.getLogger(SlowHeads.class);
  private static final byte[] TIMED_OUT =
      "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final long timeout;
  private final Duration tick;
  private final ConcurrentMap<Connection, Watch> open = new ConcurrentHashMap<>();
  private @Nullable ScheduledFuture<?> ticker;

  SlowHeads(Duration timeout) {
    this.timeout = timeout.toNanos();
    long millis = Math.max(10, Math.min(1_000, timeout.toMillis() / 8));
    this.tick = Duration.ofMillis(millis);
  }

  void start() {
    ticker = Timers.every(tick, this::tick);
  }

  void stop() {
    if (ticker != null) {
      ticker.cancel(false);
    }
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof ConnectionMetaData meta
        && meta.getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion()) {
      open.put(connection, new Watch());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  private void tick() {
    long now = System.nanoTime();
    open.forEach(
        (connection, watch) -> {
          try {
            watch.look(connection, now);
          } catch (RuntimeException e) {
            log.debug("a connection could not be given up", e);
            connection.close();
          }
        });
  }

  /** What was seen of a connection the last time. Used by the thread that keeps the time only. */
  private final class Watch {

    private long requests;
    private long bytes;
    private boolean answering;
    private boolean reading;
    private long readingSince;
    private boolean givenUp;

    void look(Connection connection, long now) {
      if (givenUp) {
        connection.close();
        return;
      }
      // Counted at the end of a request's head, and when the head of its response is sent.
      long asked = connection.getMessagesIn();
      boolean unanswered = asked != connection.getMessagesOut();
      long came = connection.getBytesIn();
      if (unanswered || answering || asked != requests) {
        // What comes from now on is another request's.
        reading = false;
        answering = unanswered;
        requests = asked;
        bytes = came;
      } else if (!reading && came != bytes) {
        reading = true;
        readingSince = now;
      } else if (reading && now - readingSince > timeout) {
        giveUp(connection.getEndPoint());
      }
    }

    /** Its rest is closed by the next look, by when the client may have read why. */
    private void giveUp(EndPoint endPoint) {
      givenUp = true;
      endPoint.write(
          Callback.from(endPoint::shutdownOutput, failure -> endPoint.close()),
          ByteBuffer.wrap(TIMED_OUT));
    }
  }
}
