package dev.mcpsdk.benchmarks.websocket;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.WebSocketEngine;

/**
 * What Tyrus asks a container for. As ours, it takes none of the tasks that Tyrus would schedule
 * with every message.
 */
final class TyrusContainer extends TyrusServerContainer {
  private final ScheduledExecutorService never;
  private final TyrusWebSocketEngine engine;

  TyrusContainer() {
    super(Set.of());
    never = new ScheduledThreadPoolExecutor(1, new ThreadPoolExecutor.DiscardPolicy());
    never.shutdown();
    engine = TyrusWebSocketEngine.builder(this).build();
  }

  @Override
  public ScheduledExecutorService getScheduledExecutorService() {
    return never;
  }

  @Override
  public void register(Class<?> endpointClass) throws DeploymentException {
    engine.register(endpointClass, "");
  }

  @Override
  public void register(ServerEndpointConfig config) throws DeploymentException {
    engine.register(config, "");
  }

  @Override
  public WebSocketEngine getWebSocketEngine() {
    return engine;
  }

  /** Abstract in the containers of Tyrus 2.2.2 and unknown to those of 2.2.0. */
  public Map<String, Object> getProperties() {
    return Map.of();
  }
}
