package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.transport.websocket.endpoint.ServerEndpoint;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.jspecify.annotations.Nullable;

/** Tyrus' engine for one endpoint, without any of its transports. */
final class Engine {

  static final String SUBPROTOCOL = "mcp";

  private final String path;
  private final QuietContainer container = new QuietContainer();

  /** What the handshake came to: whether to upgrade, and what to answer. */
  record Handshake(
      WebSocketEngine.UpgradeInfo info, int status, Map<String, List<String>> headers) {

    boolean accepted() {
      // Also for 401 and redirections the engine reports success.
      return info.getStatus() == WebSocketEngine.UpgradeStatus.SUCCESS && status == 101;
    }
  }

  Engine(String path) {
    this.path = path;
    try {
      container.register(
          ServerEndpointConfig.Builder.create(ServerEndpoint.class, path)
              .subprotocols(List.of(SUBPROTOCOL))
              .build());
    } catch (DeploymentException e) {
      throw new IllegalArgumentException("the path '" + path + "' cannot be served", e);
    }
  }

  /** Checks the handshake; opens nothing yet. */
  Handshake upgrade(String host, String key, @Nullable String subprotocol, boolean secure) {
    RequestContext request =
        RequestContext.Builder.create().requestURI(URI.create(path)).secure(secure).build();
    // Nothing but what it needs: it keeps them as long as the connection lives.
    Map<String, List<String>> headers = request.getHeaders();
    headers.put(UpgradeRequest.HOST, List.of(host));
    headers.put(UpgradeRequest.UPGRADE, List.of(UpgradeRequest.WEBSOCKET));
    headers.put(UpgradeRequest.CONNECTION, List.of(UpgradeRequest.UPGRADE));
    headers.put(HandshakeRequest.SEC_WEBSOCKET_VERSION, List.of("13"));
    headers.put(HandshakeRequest.SEC_WEBSOCKET_KEY, List.of(key));
    if (subprotocol != null) {
      headers.put(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL, List.of(subprotocol));
    }
    TyrusUpgradeResponse response = new TyrusUpgradeResponse();
    WebSocketEngine.UpgradeInfo info = container.getWebSocketEngine().upgrade(request, response);
    return new Handshake(info, response.getStatus(), response.getHeaders());
  }

  void close() {
    container.stop();
  }
}
