package dev.mcpsdk.transport.http;

import dev.mcpsdk.schema.json.JsonLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What a client transport was built with. Its builder says what each means.
 *
 * @param client null for one of its own
 */
record ClientSettings(
    URI url,
    Supplier<Map<String, String>> headers,
    Duration connectTimeout,
    Duration idleTimeout,
    int maxMessageBytes,
    int maxConnections,
    JsonLimits jsonLimits,
    @Nullable HttpClient client) {

  /** Scheme, host and port, for messages: path and query may hold secrets. */
  String server() {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  @Override
  public String toString() {
    return server();
  }
}
