package dev.mcpsdk.benchmarks.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Opens a WebSocket that is nothing but a socket afterwards. */
public final class Upgrade {
  private static final int MAX_RESPONSE = 4096;
  private static final int MILLIS = 30_000;

  private Upgrade() {}

  /** A blocking channel that a server has agreed to upgrade. */
  public static SocketChannel connect(URI uri) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()));
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      String request =
          "GET "
              + uri.getPath()
              + " HTTP/1.1\r\nHost: "
              + uri.getAuthority()
              + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
              + "\r\nSec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\nSec-WebSocket-Protocol: mcp"
              + "\r\n\r\n";
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      String response = response(channel);
      if (!response.startsWith("HTTP/1.1 101 ")) {
        throw new IOException("expected an upgrade but got " + response);
      }
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static String response(SocketChannel channel) throws IOException {
    channel.socket().setSoTimeout(MILLIS);
    InputStream in = channel.socket().getInputStream();
    StringBuilder response = new StringBuilder();
    while (response.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0 || response.length() > MAX_RESPONSE) {
        throw new IOException("expected the head of a response but got " + response);
      }
      response.append((char) b);
    }
    return response.toString();
  }
}
