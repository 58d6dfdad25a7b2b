package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.TransportException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS comes with the user's own Jetty connector and client. */
class TlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  @Test
  void theUsersConnectorAndClientSpeakTls() throws Exception {
    String store = keyStore();
    ScriptedServer server = new ScriptedServer();
    ScriptedClient client = new ScriptedClient();
    HttpClient trusting = trusting(store);
    try (HttpServerTransport transport =
            HttpServerTransport.builder().connector(jetty -> connector(jetty, store)).build();
        HttpClientTransport stranger = start(transport, server)) {
      assertThat(transport.url()).startsWith("https://127.0.0.1:");
      HttpClientTransport friend =
          HttpClientTransport.builder(transport.url()).client(trusting).build();
      assertThat(
              ScriptedClient.text(
                  ScriptedClient.await(client.call(friend.connect(client), 1, "echo"))))
          .isEqualTo("hello");
      friend.close();
      TransportException loss =
          ScriptedClient.loss(client.call(stranger.connect(client), 2, "echo"));
      assertThat(loss).hasMessageContaining("no secure connection");
    } finally {
      trusting.stop();
    }
  }

  private static HttpClientTransport start(HttpServerTransport transport, ScriptedServer server) {
    transport.start(server);
    return HttpClientTransport.to(transport.url());
  }

  private static ServerConnector connector(Server jetty, String store) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(store);
    tls.setKeyStorePassword(PASSWORD);
    ServerConnector connector = new ServerConnector(jetty, tls);
    connector.setHost("127.0.0.1");
    return connector;
  }

  private static HttpClient trusting(String store) throws Exception {
    SslContextFactory.Client tls = new SslContextFactory.Client();
    tls.setTrustStorePath(store);
    tls.setTrustStorePassword(PASSWORD);
    ClientConnector connector = new ClientConnector();
    connector.setSslContextFactory(tls);
    HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.start();
    return client;
  }

  private String keyStore() throws Exception {
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
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    return store.toString();
  }
}
