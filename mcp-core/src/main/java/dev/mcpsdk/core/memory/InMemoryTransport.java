package dev.mcpsdk.core.memory;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.ServerTransport;
import dev.mcpsdk.core.transport.TransportTraits;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Client and server in one process. Messages are encoded and decoded as on any other transport, so
 * that what works here works there; they are delivered on the sender's thread.
 */
public final class InMemoryTransport {

  static final TransportTraits TRAITS = new TransportTraits("memory", true, false);

  private final AtomicReference<@Nullable Inbound> serverInbound = new AtomicReference<>();
  private final Set<MemoryLink> links = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean serverClosed = new AtomicBoolean();
  private final ServerTransport server = new Server();

  private InMemoryTransport() {}

  /** A server transport, and as many client transports to it as are asked for. */
  public static InMemoryTransport create() {
    return new InMemoryTransport();
  }

  /** The server's side; always the same. */
  public ServerTransport server() {
    return server;
  }

  /** A new client's side. */
  public ClientTransport client() {
    return new Client();
  }

  private final class Server implements ServerTransport {

    @Override
    public TransportTraits traits() {
      return TRAITS;
    }

    @Override
    public void start(Inbound inbound) {
      if (!serverInbound.compareAndSet(null, inbound)) {
        throw new IllegalStateException("this transport has been started already");
      }
    }

    @Override
    public void onEnded(Runnable action) {
      // It never ends by itself.
    }

    @Override
    public void close() {
      serverClosed.set(true);
      links.forEach(MemoryLink::close);
    }
  }

  private final class Client implements ClientTransport {

    private final AtomicReference<@Nullable MemoryLink> link = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public TransportTraits traits() {
      return TRAITS;
    }

    @Override
    public Channel connect(Inbound inbound) {
      Inbound peer = serverInbound.get();
      if (peer == null || serverClosed.get() || closed.get()) {
        throw new TransportException(
            closed.get()
                ? "this client transport is closed"
                : "the in-memory server has not been started or is closed");
      }
      MemoryLink made = new MemoryLink(inbound, peer, links::remove);
      links.add(made);
      link.set(made);
      if (serverClosed.get() || closed.get()) {
        made.close();
      }
      return made.clientEnd();
    }

    @Override
    public void restart() {
      MemoryLink open = link.get();
      if (open != null) {
        open.close();
      }
    }

    @Override
    public void close() {
      closed.set(true);
      MemoryLink open = link.get();
      if (open != null) {
        open.close();
      }
    }
  }
}
