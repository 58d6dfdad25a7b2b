package dev.mcpsdk.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Sends one call over some connections, one request on each at a time, on the calling thread alone.
 * Every answer must have the status and, since all ids are of one length, the size of the answer
 * that was read and checked when its connection was opened: a server that fails fails the run.
 */
public final class HttpLoad implements AutoCloseable {
  private static final long ANSWER_MILLIS = 30_000;

  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();

  private HttpLoad(Selector selector) {
    this.selector = selector;
  }

  /** What came of it. */
  public record Outcome(long requests, long nanos, Latencies latencies) {
    public double perSecond() {
      return requests * 1e9 / nanos;
    }
  }

  /** Opens the connections and lets each answer once, to be checked. */
  public static HttpLoad open(HttpCall call, int connections) throws IOException {
    return rotating(List.of(call), connections);
  }

  /**
   * As the other one, with calls of one server that are made in turn over all connections. Their
   * answers must be of one size.
   */
  public static HttpLoad rotating(List<HttpCall> calls, int connections) throws IOException {
    HttpLoad load = new HttpLoad(Selector.open());
    try {
      Rotation rotation = new Rotation(calls);
      URI uri = calls.get(0).uri();
      InetSocketAddress address = new InetSocketAddress(uri.getHost(), uri.getPort());
      for (int i = 0; i < connections; i++) {
        load.connections.add(new Connection(rotation, address, load.selector));
      }
      for (Connection connection : load.connections) {
        connection.send(System.nanoTime(), true);
      }
      load.drain(new Latencies());
      for (Connection connection : load.connections) {
        connection.check();
      }
      return load;
    } catch (IOException | RuntimeException e) {
      load.close();
      throw e;
    }
  }

  /** Each connection sends as soon as it has its answer, until either limit is reached. */
  public Outcome closed(long maxRequests, long maxNanos) throws IOException {
    Latencies latencies = new Latencies();
    long start = System.nanoTime();
    long sent = 0;
    for (Connection connection : connections) {
      connection.send(System.nanoTime(), false);
      sent++;
    }
    boolean going = true;
    long answered = 0;
    while (going) {
      select(ANSWER_MILLIS);
      long now = System.nanoTime();
      going = now - start < maxNanos;
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        if (connection.receive()) {
          latencies.add(System.nanoTime() - connection.since());
          answered++;
          if (going && sent < maxRequests) {
            connection.send(System.nanoTime(), false);
            sent++;
          }
        }
      }
      selector.selectedKeys().clear();
      going &= answered < sent || sent < maxRequests;
    }
    long nanos = System.nanoTime() - start;
    // Stragglers are waited for but are no longer part of the rate.
    drain(new Latencies());
    return new Outcome(answered, nanos, latencies);
  }

  /**
   * Sends at a constant rate. A request that has to wait for a free connection counts from when it
   * was due, so that a server that stalls cannot hide what it held up; one that is late because
   * this generator was, counts from when it was sent.
   */
  public Outcome constant(double perSecond, long nanos) throws IOException {
    Latencies latencies = new Latencies();
    Deque<Connection> free = new ArrayDeque<>(connections);
    long total = Math.round(perSecond * nanos / 1e9);
    long start = System.nanoTime();
    long sent = 0;
    long answered = 0;
    boolean starved = false;
    while (answered < total) {
      long now = System.nanoTime();
      while (sent < total && due(start, sent, perSecond) <= now) {
        Connection connection = free.poll();
        if (connection == null) {
          starved = true;
          break;
        }
        connection.send(starved ? due(start, sent, perSecond) : now, false);
        sent++;
      }
      if (sent < total && due(start, sent, perSecond) > now) {
        starved = false;
      }
      select(free.isEmpty() || sent == total ? ANSWER_MILLIS : 1);
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        if (connection.receive()) {
          latencies.add(System.nanoTime() - connection.since());
          answered++;
          free.add(connection);
        }
      }
      selector.selectedKeys().clear();
    }
    return new Outcome(answered, System.nanoTime() - start, latencies);
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.close();
    }
    selector.close();
  }

  private static long due(long start, long index, double perSecond) {
    return start + Math.round(index * 1e9 / perSecond);
  }

  private void drain(Latencies latencies) throws IOException {
    while (connections.stream().anyMatch(Connection::isWaiting)) {
      select(ANSWER_MILLIS);
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        if (connection.receive()) {
          latencies.add(System.nanoTime() - connection.since());
        }
      }
      selector.selectedKeys().clear();
    }
  }

  private void select(long millis) throws IOException {
    if (selector.select(millis) == 0 && millis == ANSWER_MILLIS) {
      throw new IOException("no answer within " + ANSWER_MILLIS + " ms");
    }
  }
}
