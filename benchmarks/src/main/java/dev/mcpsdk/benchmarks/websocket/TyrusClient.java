package dev.mcpsdk.benchmarks.websocket;

import dev.mcpsdk.benchmarks.client.Driver;
import dev.mcpsdk.benchmarks.load.Bodies;
import dev.mcpsdk.benchmarks.load.HttpCall;
import dev.mcpsdk.benchmarks.server.SampleTools;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;

/**
 * The limit: a process with a bare client of Tyrus that sends the same text, finds out whose answer
 * it is, and parses nothing else.
 */
final class TyrusClient {
  private static final String ID = "\"id\":";
  private static final int DIGITS = 7;
  private static final int ANSWER_SECONDS = 30;

  private TyrusClient() {}

  /**
   * @param args the server's URL
   */
  public static void main(String[] args) throws Exception {
    String body = Bodies.call(true, SampleTools.RAW, SampleTools.ARGUMENTS);
    int at = body.indexOf(Integer.toString(HttpCall.FIRST_ID));
    String head = body.substring(0, at);
    String rest = body.substring(at + DIGITS);
    Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    Session session =
        ClientManager.createClient(JdkClientContainer.class.getName())
            .connectToServer(
                new Receiver(waiting),
                ClientEndpointConfig.Builder.create().preferredSubprotocols(List.of("mcp")).build(),
                URI.create(args[0]));
    AtomicInteger next = new AtomicInteger(HttpCall.FIRST_ID);
    Driver.serve(
        () -> {
          String id = Integer.toString(next.incrementAndGet());
          CompletableFuture<String> answer = new CompletableFuture<>();
          waiting.put(id, answer);
          session.getAsyncRemote().sendText(head + id + rest);
          String text = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
          if (text.length() < rest.length() / 2) {
            throw new IllegalStateException("not the answer: " + text);
          }
        });
  }

  private static final class Receiver extends Endpoint {
    private final Map<String, CompletableFuture<String>> waiting;

    Receiver(Map<String, CompletableFuture<String>> waiting) {
      this.waiting = waiting;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
      MessageHandler.Whole<String> handler =
          text -> {
            int id = text.indexOf(ID) + ID.length();
            CompletableFuture<String> answer = waiting.remove(text.substring(id, id + DIGITS));
            if (answer != null) {
              answer.complete(text);
            }
          };
      session.addMessageHandler(String.class, handler);
    }
  }
}
