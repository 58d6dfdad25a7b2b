package dev.mcpsdk.transport.websocket;

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
 * What Tyrus asks a container for, on both sides; it has no port and no threads. Tyrus would
 * schedule a task with every message to find connections that are idle, even where none may be.
 */
final class QuietContainer extends TyrusServerContainer {

  /** The engine sees control frames only: their whole size. */
  private static final int MAX_CONTROL_FRAME = 131;

  private static final ScheduledExecutorService NEVER = never();

  private final TyrusWebSocketEngine engine;

  QuietContainer() {
    super(Set.of());
    engine = TyrusWebSocketEngine.builder(this).incomingBufferSize(MAX_CONTROL_FRAME).build();
  }

  /** Takes tasks and forgets them. */
  private static ScheduledExecutorService never() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(1, new ThreadPoolExecutor.DiscardPolicy());
    executor.shutdown();
    return executor;
  }

  @Override
  public ScheduledExecutorService getScheduledExecutorService() {
    return NEVER;
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
