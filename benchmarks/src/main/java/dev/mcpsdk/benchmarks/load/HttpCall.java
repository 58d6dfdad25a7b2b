package dev.mcpsdk.benchmarks.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One request as bytes, ready to be sent again and again under a new id of the same length. */
public final class HttpCall {
  /**
   * Where ids begin. All have seven digits, so that neither request nor answer changes its size.
   */
  public static final int FIRST_ID = 1_000_000;

  private final URI uri;
  private final byte[] bytes;
  private final int idOffset;
  private final String expected;

  private HttpCall(URI uri, byte[] bytes, int idOffset, String expected) {
    this.uri = uri;
    this.bytes = bytes;
    this.idOffset = idOffset;
    this.expected = expected;
  }

  /**
   * A POST.
   *
   * @param headers beside those of every POST
   * @param body JSON that has {@link #FIRST_ID} once, as its id
   * @param expected what the answer must contain, beside its id
   */
  public static HttpCall post(URI uri, Map<String, String> headers, String body, String expected) {
    StringBuilder head = new StringBuilder(512);
    head.append("POST ").append(uri.getRawPath()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(uri.getRawAuthority()).append("\r\n");
    head.append("Content-Type: application/json\r\n");
    head.append("Accept: application/json, text/event-stream\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: ")
        .append(body.getBytes(StandardCharsets.UTF_8).length)
        .append("\r\n\r\n");
    int id = body.indexOf(Integer.toString(FIRST_ID));
    if (id < 0) {
      throw new IllegalArgumentException("expected the id " + FIRST_ID + " in " + body);
    }
    int before = head.toString().getBytes(StandardCharsets.UTF_8).length;
    int offset = before + body.substring(0, id).getBytes(StandardCharsets.UTF_8).length;
    byte[] bytes = head.append(body).toString().getBytes(StandardCharsets.UTF_8);
    return new HttpCall(uri, bytes, offset, expected);
  }

  URI uri() {
    return uri;
  }

  /** A copy to write ids into. */
  byte[] bytes() {
    return bytes.clone();
  }

  int idOffset() {
    return idOffset;
  }

  String expected() {
    return expected;
  }

  /** Writes the seven digits of an id. */
  public static void putId(byte[] bytes, int offset, int id) {
    int rest = id;
    for (int i = offset + 6; i >= offset; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
