package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.MessageWriter;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands messages to Tyrus, which queues without a bound, within bounds. */
final class ClientOutgoing implements Outgoing {

  private final Room room;
  private final int maxOffers;
  private final Consumer<Throwable> onFailure;
  private final Set<JsonRpcNotification> offered = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Session session;
  private volatile long progressAt = System.nanoTime();

  /**
   * @param onFailure told when a message could not be written
   */
  ClientOutgoing(Room room, int maxOffers, Consumer<Throwable> onFailure) {
    this.room = room;
    this.maxOffers = maxOffers;
    this.onFailure = onFailure;
  }

  void open(Session opened) {
    session = opened;
  }

  @Override
  public void send(byte[] text, boolean patient) {
    if (patient) {
      room.await();
    } else {
      room.throwIfFailed();
    }
    write(text, () -> {});
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    if (room.hasFailed() || room.isFull() || session == null) {
      return false;
    }
    if (!offered.add(notification)) {
      return true;
    }
    if (offered.size() > maxOffers) {
      offered.remove(notification);
      return false;
    }
    try {
      write(MessageWriter.toBytes(notification), () -> offered.remove(notification));
      return true;
    } catch (TransportException e) {
      return false;
    }
  }

  @Override
  public boolean awaitSent(Duration atMost) {
    return room.awaitEmpty(atMost);
  }

  /** Since when the server has taken nothing of what waits, as nano time; 0 if nothing waits. */
  long writingSince() {
    return room.isEmpty() ? 0 : progressAt | 1;
  }

  private void write(byte[] bytes, Runnable written) {
    Session open = session;
    if (open == null) {
      throw new TransportException("the connection is not open yet");
    }
    if (room.isEmpty()) {
      progressAt = System.nanoTime();
    }
    room.take(bytes.length);
    try {
      open.getAsyncRemote()
          .sendText(
              new String(bytes, StandardCharsets.UTF_8),
              result -> written(result, bytes.length, written));
    } catch (RuntimeException e) {
      // Tyrus throws this, without a type of its own, once the session has ended.
      room.giveBack(bytes.length);
      written.run();
      throw new TransportException("the connection has ended", e);
    }
  }

  private void written(SendResult result, int bytes, Runnable written) {
    progressAt = System.nanoTime();
    room.giveBack(bytes);
    written.run();
    if (!result.isOK()) {
      onFailure.accept(result.getException());
    }
  }
}
