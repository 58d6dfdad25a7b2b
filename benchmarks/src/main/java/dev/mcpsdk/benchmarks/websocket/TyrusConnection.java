package dev.mcpsdk.benchmarks.websocket;

import jakarta.websocket.CloseReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.IteratingCallback;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/** The least between Jetty and Tyrus: bytes in, bytes out, on the thread that selects. */
final class TyrusConnection extends AbstractConnection.NonBlocking implements Connection.UpgradeTo {
  private static final int INPUT = 16 * 1024;

  private final WebSocketEngine.UpgradeInfo upgrade;
  private final ByteBuffer input = BufferUtil.allocateDirect(INPUT);
  private final Frames frames = new Frames();
  private org.glassfish.tyrus.spi.@Nullable Connection engine;

  TyrusConnection(EndPoint endPoint, Executor executor, WebSocketEngine.UpgradeInfo upgrade) {
    super(endPoint, executor);
    this.upgrade = upgrade;
  }

  @Override
  public void onUpgradeTo(ByteBuffer bytes) {
    BufferUtil.append(input, bytes);
  }

  @Override
  public void onOpen() {
    super.onOpen();
    getEndPoint().setIdleTimeout(0);
    engine = upgrade.createConnection(new EngineWriter(), reason -> getEndPoint().close());
    onFillable();
  }

  @Override
  public void onFillable() {
    org.glassfish.tyrus.spi.Connection open = engine;
    if (open == null) {
      return;
    }
    try {
      int count;
      do {
        if (input.hasRemaining()) {
          open.getReadHandler().handle(input);
        }
        count = getEndPoint().fill(input);
      } while (count > 0);
      if (count == 0) {
        fillInterested();
      } else {
        open.close(new CloseReason(CloseReason.CloseCodes.CLOSED_ABNORMALLY, "gone"));
        getEndPoint().close();
      }
    } catch (IOException e) {
      getEndPoint().close(e);
    }
  }

  private record Entry(ByteBuffer bytes, CompletionHandler<ByteBuffer> completion) {}

  /** Writes one frame after the other. */
  private final class Frames extends IteratingCallback {
    private final ConcurrentLinkedQueue<Entry> queue = new ConcurrentLinkedQueue<>();
    private @Nullable Entry current;

    @Override
    protected Action process() {
      Entry entry = queue.poll();
      current = entry;
      if (entry == null) {
        return Action.IDLE;
      }
      getEndPoint().write(this, entry.bytes);
      return Action.SCHEDULED;
    }

    @Override
    protected void onSuccess() {
      Entry entry = current;
      if (entry != null) {
        entry.completion.completed(entry.bytes);
      }
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
      getEndPoint().close(cause);
    }
  }

  private final class EngineWriter extends Writer {
    @Override
    public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> completion) {
      frames.queue.add(new Entry(buffer, completion));
      frames.iterate();
    }

    @Override
    public void close() {
      getEndPoint().shutdownOutput();
    }
  }
}
