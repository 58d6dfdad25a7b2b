package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.transport.websocket.endpoint.ClientEndpoint;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.client.ThreadPoolConfig;
import org.glassfish.tyrus.client.auth.AuthenticationException;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;
import org.glassfish.tyrus.core.HandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections with Tyrus.
 *
 * @param headers asked before every attempt
 * @param proxy of HTTP, null for that of the JVM
 * @param tls null for that of the JVM
 */
record Dialer(
    URI url,
    Supplier<Map<String, String>> headers,
    boolean subprotocol,
    @Nullable URI proxy,
    @Nullable SSLContext tls,
    Duration connectTimeout,
    int maxMessageBytes) {

  /** Header and mask of a frame. */
  private static final int FRAME_OVERHEAD = 14;

  /** How long the threads of Tyrus outlive the last connection of the process. */
  private static final int IDLE_SECONDS = 1;

  /** Scheme, host and port, for messages: path and query may hold secrets. */
  String server() {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  /**
   * Connects. Blocks, at most for the connect timeout.
   *
   * @throws TransportException if the server cannot be reached, or refuses
   */
  void connect(ClientConnection connection) {
    Upgrade upgrade = new Upgrade(headers.get());
    ClientEndpointConfig.Builder config =
        ClientEndpointConfig.Builder.create().configurator(upgrade);
    if (subprotocol) {
      config.preferredSubprotocols(List.of(Engine.SUBPROTOCOL));
    }
    Future<Session> opening;
    try {
      opening =
          manager().asyncConnectToServer(new ClientEndpoint(connection), config.build(), quoted());
    } catch (DeploymentException e) {
      throw new TransportException("cannot connect to " + server(), e);
    }
    Session session = await(opening, upgrade);
    String agreed = session.getNegotiatedSubprotocol();
    if (subprotocol && agreed != null && !agreed.isEmpty() && !agreed.equals(Engine.SUBPROTOCOL)) {
      throw new TransportException(
          server() + " has chosen a subprotocol that was not offered; expected mcp");
    }
  }

  private Session await(Future<Session> opening, Upgrade upgrade) {
    try {
      return opening.get(connectTimeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause(), upgrade);
    } catch (TimeoutException e) {
      throw new TransportException(
          server() + " did not answer within " + connectTimeout.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted while connecting to " + server(), e);
    }
  }

  private TransportException failure(Throwable cause, Upgrade upgrade) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof HandshakeException refused && refused.getHttpStatusCode() != 0) {
        return new TransportException(
            server() + " refused the upgrade with status " + refused.getHttpStatusCode(), cause);
      }
      if (at instanceof AuthenticationException) {
        return new TransportException(server() + " refused the upgrade with status 401", cause);
      }
    }
    return upgrade.answered
        ? new TransportException(server() + " refused the upgrade", cause)
        : new TransportException("cannot connect to " + server(), cause);
  }

  private ClientManager manager() {
    ClientManager manager =
        ClientManager.createClient(JdkClientContainer.class.getName(), new QuietContainer());
    Map<String, Object> properties = manager.getProperties();
    properties.put(ClientProperties.HANDSHAKE_TIMEOUT, (int) connectTimeout.toMillis());
    properties.put(ClientProperties.INCOMING_BUFFER_SIZE, maxMessageBytes + FRAME_OVERHEAD);
    properties.put(ClientProperties.SHARED_CONTAINER_IDLE_TIMEOUT, IDLE_SECONDS);
    properties.put(
        ClientProperties.WORKER_THREAD_POOL_CONFIG,
        ThreadPoolConfig.defaultConfig().setDaemon(true).setPoolName("mcp-websocket-client"));
    if (proxy != null) {
      properties.put(ClientProperties.PROXY_URI, proxy.toString());
    }
    if (tls != null) {
      properties.put(ClientProperties.SSL_ENGINE_CONFIGURATOR, new SslEngineConfigurator(tls));
    }
    return manager;
  }

  /** Tyrus sends path and query without their escapes; escaped twice they arrive as they are. */
  private URI quoted() {
    try {
      String path = url.getRawPath();
      return new URI(
          url.getScheme(),
          null,
          url.getHost(),
          url.getPort(),
          path == null || path.isEmpty() ? "/" : path,
          url.getRawQuery(),
          null);
    } catch (java.net.URISyntaxException e) {
      throw new TransportException("cannot connect to " + server(), e);
    }
  }

  /** Adds headers to the request, and sees whether there was an answer. */
  private static final class Upgrade extends ClientEndpointConfig.Configurator {

    private final Map<String, String> further;
    private volatile boolean answered;

    Upgrade(Map<String, String> further) {
      this.further = further;
      further.forEach(Upgrade::check);
    }

    /** Tyrus writes them as they are, line breaks included. */
    private static void check(String name, String value) {
      if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':')) {
        throw new IllegalArgumentException("a header's name has characters it must not have");
      }
      if (!value.chars().allMatch(c -> c >= ' ' && c != 0x7F && c < 0x100 || c == '\t')) {
        throw new IllegalArgumentException(
            "the value of the header " + name + " has characters it must not have");
      }
    }

    @Override
    public void beforeRequest(Map<String, List<String>> headers) {
      // Tyrus names itself an origin, which no client that is not a browser should have.
      headers.remove("Origin");
      further.forEach((name, value) -> headers.put(name, new ArrayList<>(List.of(value))));
    }

    @Override
    public void afterResponse(HandshakeResponse response) {
      answered = true;
    }
  }
}
