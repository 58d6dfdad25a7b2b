package dev.mcpsdk.benchmarks.server;

import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The limit: a process with the same Jetty that reads the request and answers with bytes made
 * beforehand, the request's id put in. It parses no JSON and checks nothing.
 */
public final class RawJettyServer {
  private RawJettyServer() {}

  /**
   * Says {@code listening URL} when it can be called and serves until it is killed.
   *
   * @param args {@code nonblocking} or {@code virtual}; how many tools its answer lists, 0 for the
   *     answer of a call
   */
  public static void main(String[] args) throws Exception {
    boolean virtual = args[0].equals("virtual");
    RawAnswer answer = answer(Integer.parseInt(args[1]));
    QueuedThreadPool threads = new QueuedThreadPool(200, 4);
    if (virtual) {
      Executor executor = VirtualThreads.getDefaultVirtualThreadsExecutor();
      if (executor == null) {
        throw new IllegalStateException("this JDK has no virtual threads");
      }
      threads.setVirtualThreadsExecutor(executor);
    }
    Handler handler = virtual ? new RawBlockingHandler(answer) : new RawHandler(answer);
    BareJetty.serve(threads, handler, "http", "/mcp");
  }

  private static RawAnswer answer(int tools) {
    StringBuilder text = new StringBuilder(512 + tools * 512);
    text.append("\"resultType\":\"complete\",");
    if (tools == 0) {
      text.append("\"content\":[{\"type\":\"text\",\"text\":\"")
          .append(SampleTools.TEXT)
          .append("\"}]");
    } else {
      text.append("\"tools\":[");
      for (int i = 0; i < tools; i++) {
        text.append(i == 0 ? "" : ",")
            .append("{\"name\":\"")
            .append(SampleTools.listedName(i))
            .append("\",\"description\":\"")
            .append(SampleTools.listedDescription(i))
            .append("\",\"inputSchema\":")
            .append(SampleTools.LISTED_SCHEMA)
            .append('}');
      }
      text.append("],\"ttlMs\":0,\"cacheScope\":\"private\"");
    }
    text.append(",\"_meta\":{\"io.modelcontextprotocol/serverInfo\":")
        .append("{\"name\":\"benchmark\",\"version\":\"1.0.0\"}}");
    return new RawAnswer(text.toString());
  }
}
