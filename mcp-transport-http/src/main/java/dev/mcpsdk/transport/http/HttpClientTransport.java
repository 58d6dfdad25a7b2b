package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.TransportTraits;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Reaches a server by Streamable HTTP: each message is a POST of its own, and nothing is connected
 * before the first. With a server that knows no such thing it falls back to HTTP with SSE as of
 * 2024-11-05. Redirects are not followed. Thread-safe.
 */
public final class HttpClientTransport implements ClientTransport {

  private static final TransportTraits TRAITS = new TransportTraits("http", false, true);

  /** How URLs end that lead to a stream of events first, as of 2024-11-05. */
  private static final String EVENTS_PATH = "/sse";

  private final ClientSettings settings;
  private final Set<ClientChannel> channels = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicBoolean eventsFirst;
  private @Nullable HttpClient own; // guarded by the lock, as closed is
  private boolean closed;

  HttpClientTransport(ClientSettings settings) {
    this.settings = settings;
    this.eventsFirst = new AtomicBoolean(settings.url().getPath().endsWith(EVENTS_PATH));
  }

  /** With all settings at their defaults. */
  public static HttpClientTransport to(String url) {
    return builder(url).build();
  }

  public static HttpClientTransportBuilder builder(String url) {
    return new HttpClientTransportBuilder(url);
  }

  @Override
  public TransportTraits traits() {
    return TRAITS;
  }

  @Override
  public Channel connect(Inbound inbound) {
    lock.lock();
    try {
      if (closed) {
        throw new TransportException("this transport is closed");
      }
      ClientChannel channel = new ClientChannel(client(), inbound, settings, eventsFirst);
      channels.add(channel);
      channel.onClosed(() -> channels.remove(channel));
      return channel;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void restart() {
    channels.forEach(ClientChannel::close);
  }

  /** The URL. */
  @Override
  public Object identity() {
    return settings.url();
  }

  /** Ends all sessions and requests under way, and the Jetty client unless it is shared. */
  @Override
  public void close() {
    HttpClient client;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      client = own;
      own = null;
    } finally {
      lock.unlock();
    }
    channels.forEach(ClientChannel::close);
    if (client != null) {
      OwnClient.stop(client);
    }
  }

  /** With the lock. */
  private HttpClient client() {
    HttpClient shared = settings.client();
    if (shared != null) {
      return shared;
    }
    HttpClient client = own;
    if (client == null) {
      client = OwnClient.start(settings);
      own = client;
    }
    return client;
  }
}
