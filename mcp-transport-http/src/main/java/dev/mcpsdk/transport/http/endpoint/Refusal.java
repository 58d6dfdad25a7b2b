package dev.mcpsdk.transport.http.endpoint;

import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.MessageWriter;
import dev.mcpsdk.transport.http.endpoint.Exchange.Content;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers a request that is turned away before its body was understood: a status and an error
 * without id.
 */
final class Refusal implements Exchange.Written {

  private static final Refusal UNWATCHED = new Refusal();

  private Refusal() {}

  static void send(Exchange exchange, int status, String message, Map<String, String> headers) {
    int code =
        status >= Statuses.INTERNAL_ERROR ? ErrorCodes.INTERNAL_ERROR : ErrorCodes.INVALID_REQUEST;
    send(exchange, status, code, message, headers);
  }

  static void send(
      Exchange exchange, int status, int code, String message, Map<String, String> headers) {
    byte[] body = MessageWriter.toBytes(new JsonRpcError(null, new ErrorObject(code, message)));
    exchange.begin(status, Content.JSON, headers);
    exchange.write(body, body.length, true, UNWATCHED);
  }

  static void send(
      Exchange exchange,
      int status,
      String message,
      Map<String, String> headers,
      String name,
      String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    send(exchange, status, message, more);
  }

  static void sendEmpty(Exchange exchange, int status, Map<String, String> headers) {
    exchange.begin(status, Content.NONE, headers);
    exchange.write(new byte[0], 0, true, UNWATCHED);
  }

  @Override
  public void progressed() {}

  @Override
  public void written() {}

  @Override
  public void failed(Throwable cause) {}
}
