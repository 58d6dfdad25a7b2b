package dev.mcpsdk.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with the user's own Jetty connector, and a proxy's tunnel. */
class TlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  @Test
  void overTlsAndThroughAProxy() throws Exception {
    Path store = keyStore();
    RecordingInbound inbound = new RecordingInbound();
    try (WebSocketServerTransport transport =
            WebSocketServerTransport.builder()
                .connector(jetty -> connector(jetty, store.toString()))
                .build();
        RawServer proxy = new RawServer(TlsTest::tunnel)) {
      transport.start(new ScriptedServer());
      String url = transport.url().replace("127.0.0.1", "localhost");
      assertThat(url).startsWith("wss://localhost:");
      try (WebSocketClientTransport friend =
          WebSocketClientTransport.builder(url).tls(trusting(store)).build()) {
        call(friend.connect(inbound), inbound, "x".repeat(100_000));
      }
      try (WebSocketClientTransport tunnelled =
          WebSocketClientTransport.builder(url)
              .tls(trusting(store))
              .proxy(URI.create("http://127.0.0.1:" + proxy.port()))
              .build()) {
        call(tunnelled.connect(inbound), inbound, "x");
        assertThat(tunnels).hasValue(1);
      }
      try (WebSocketClientTransport stranger = WebSocketClientTransport.to(url)) {
        assertThatThrownBy(() -> stranger.connect(inbound)).isInstanceOf(TransportException.class);
      }
      try (WebSocketClientTransport misled =
          WebSocketClientTransport.builder(transport.url()).tls(trusting(store)).build()) {
        assertThatThrownBy(() -> misled.connect(inbound))
            .as("the certificate is for localhost, not for 127.0.0.1")
            .isInstanceOf(TransportException.class);
      }
      Waiting.until(() -> "all have left", () -> transport.connections() == 0);
    }
  }

  private static void call(Channel channel, RecordingInbound inbound, String text)
      throws InterruptedException {
    channel.send(Wires.call(1, text));
    assertThat(RecordingInbound.next(inbound.messages)).isInstanceOf(JsonRpcResult.class);
  }

  private static final AtomicInteger tunnels = new AtomicInteger();

  /** A proxy that knows CONNECT and nothing else. */
  private static void tunnel(RawServer.Peer peer) throws Exception {
    String[] target = peer.request().split(" ", 3)[1].split(":", 2);
    assertThat(peer.request).startsWith("CONNECT ");
    tunnels.incrementAndGet();
    try (Socket server = new Socket(target[0], Integer.parseInt(target[1]))) {
      peer.send("HTTP/1.1 200 Connected\r\n\r\n");
      Thread back = new Thread(() -> copy(server, peer.socket));
      back.start();
      pump(peer.in, server.getOutputStream());
      server.shutdownOutput();
      back.join();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      pump(from.getInputStream(), to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One of both has gone.
    }
  }

  private static void pump(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
      out.flush();
    }
  }

  private static ServerConnector connector(Server jetty, String store) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(store);
    tls.setKeyStorePassword(PASSWORD);
    ServerConnector connector = new ServerConnector(jetty, tls);
    connector.setHost("127.0.0.1");
    return connector;
  }

  private static SSLContext trusting(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private Path keyStore() throws Exception {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    return store;
  }
}
