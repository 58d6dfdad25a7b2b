package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.TransportException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Jetty client of one transport: small, of daemon threads, and doing nothing by itself that a
 * server asks for.
 */
final class OwnClient {

  private static final Logger log = LoggerFactory.getLogger(OwnClient.class);
  private static final int MAX_THREADS = 32;
  private static final int MAX_HEADER_BYTES = 64 * 1024;

  /**
   * Shorter than servers keep an idle connection, so that no request is sent on one that is just
   * being closed.
   */
  private static final long IDLE_CONNECTION_MILLIS = 20_000;

  private OwnClient() {}

  static HttpClient start(ClientSettings settings) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
    threads.setName("mcp-http-client");
    threads.setDaemon(true);
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setExecutor(threads);
    HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setExecutor(threads);
    client.setConnectTimeout(settings.connectTimeout().toMillis());
    client.setAddressResolutionTimeout(settings.connectTimeout().toMillis());
    client.setIdleTimeout(IDLE_CONNECTION_MILLIS);
    client.setMaxConnectionsPerDestination(settings.maxConnections());
    client.setMaxResponseHeadersSize(MAX_HEADER_BYTES);
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "mcp-sdk-java"));
    try {
      client.start();
    } catch (Exception e) {
      stop(client);
      throw new TransportException("the HTTP client could not be started", e);
    }
    client.getContentDecoderFactories().clear();
    client.getProtocolHandlers().clear();
    return client;
  }

  static void stop(HttpClient client) {
    try {
      client.stop();
    } catch (Exception e) {
      log.warn("the HTTP client did not stop cleanly", e);
    }
  }
}
