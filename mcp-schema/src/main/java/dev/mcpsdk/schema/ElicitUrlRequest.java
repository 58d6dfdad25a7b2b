package dev.mcpsdk.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page the user opens outside the client, for what neither client nor model may see. The client
 * shows the whole URL and asks before it opens anything.
 *
 * @param url an absolute URL without credentials
 * @param elicitationId the name {@link ElicitationCompleteNotification} uses; required by
 *     2025-11-25 and not sent from 2026-07-28 on
 */
@ProtocolSince("2025-11-25")
public record ElicitUrlRequest(String message, String url, @Nullable String elicitationId)
    implements ElicitRequest {

  public ElicitUrlRequest {
    Objects.requireNonNull(message, "message");
    if (!isUrl(url)) {
      throw new IllegalArgumentException("expected an absolute URL with a host");
    }
  }

  public ElicitUrlRequest(String message, String url) {
    this(message, url, null);
  }

  /** Whether the text can stand as {@link #url()}: a valid absolute URI that names a host. */
  public static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.isAbsolute() && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
