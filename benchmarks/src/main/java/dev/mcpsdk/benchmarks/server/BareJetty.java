package dev.mcpsdk.benchmarks.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The Jetty of the limits: set up as ours, with one handler and nothing around it. */
public final class BareJetty {

  private BareJetty() {}

  /**
   * Says {@code listening URL} when it can be called, and serves until the process is killed.
   *
   * @param scheme of the URL
   */
  public static void serve(QueuedThreadPool threads, Handler handler, String scheme, String path)
      throws Exception {
    Server server = new Server(threads);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, 1, -1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(handler);
    server.start();
    System.out.println("listening " + scheme + "://127.0.0.1:" + connector.getLocalPort() + path);
    server.join();
  }
}
