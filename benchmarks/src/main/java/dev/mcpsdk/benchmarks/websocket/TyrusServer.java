package dev.mcpsdk.benchmarks.websocket;

import dev.mcpsdk.benchmarks.load.HttpCall;
import dev.mcpsdk.benchmarks.server.BareJetty;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The limit: a process with the same Jetty and the engine of Tyrus, whose endpoint answers each
 * text with bytes made beforehand, the request's id put in. It parses no JSON and checks nothing.
 */
public final class TyrusServer {
  /** For one that is connected to and not called. */
  public static final String ANY_ANSWER = "{\"id\":" + (HttpCall.FIRST_ID + 1) + '}';

  private static final String PATH = "/ws";

  private TyrusServer() {}

  /**
   * Says {@code listening URL} when it can be called and serves until it is killed.
   *
   * @param args the answer to the call under the id after the first
   */
  public static void main(String[] args) throws Exception {
    EchoEndpoint endpoint = new EchoEndpoint(args[0]);
    TyrusContainer container = new TyrusContainer();
    container.register(
        ServerEndpointConfig.Builder.create(EchoEndpoint.class, PATH)
            .subprotocols(List.of("mcp"))
            .configurator(
                new ServerEndpointConfig.Configurator() {
                  @Override
                  public <T> T getEndpointInstance(Class<T> type) {
                    return type.cast(endpoint);
                  }
                })
            .build());
    TyrusHandler handler = new TyrusHandler(container.getWebSocketEngine());
    BareJetty.serve(new QueuedThreadPool(200, 4), handler, "ws", PATH);
  }
}
