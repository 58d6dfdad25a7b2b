package dev.mcpsdk.it.hostile;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.http.HttpServerTransport;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collection;

/** The tables of servers and clients, which have no public face: how many calls are in them. */
final class Insides {

  private Insides() {}

  static int runningCalls(McpServer server) {
    return ((Collection<?>) field(field(server, "execution"), "running")).size();
  }

  static int subscriptions(McpServer server) {
    return (int) call(field(server, "subscriptions"), "size");
  }

  static int pendingCalls(McpClient client) {
    Object requester = call(field(field(client, "session"), "link"), "current");
    return requester == null ? 0 : (int) call(requester, "pending");
  }

  static int openResponses(HttpServerTransport transport) {
    return (int) call(field(transport, "endpoint"), "openResponses");
  }

  private static Object field(Object owner, String name) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the insides have changed: adapt this class", e);
    }
  }

  private static Object call(Object owner, String name) {
    try {
      Method method = owner.getClass().getDeclaredMethod(name);
      method.setAccessible(true);
      return method.invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the insides have changed: adapt this class", e);
    }
  }
}
