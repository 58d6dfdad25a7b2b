package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not upgraded.
 *
 * @param message goes to the client
 * @param header one that belongs to the status, null for none
 */
record Refusal(int status, String message, @Nullable HttpHeader header, @Nullable String value) {

  static Refusal of(int status, String message) {
    return new Refusal(status, message, null, null);
  }

  /** Answers with the status and an error without id, and ends the HTTP connection. */
  void send(Response response, Callback callback) {
    int code = status >= 500 ? ErrorCodes.INTERNAL_ERROR : ErrorCodes.INVALID_REQUEST;
    byte[] body = MessageWriter.toBytes(new JsonRpcError(null, new ErrorObject(code, message)));
    response.setStatus(status);
    HttpFields.Mutable fields = response.getHeaders();
    fields.put(HttpHeader.CONTENT_TYPE, "application/json");
    // Frames of a client that does not wait for its answer are no requests.
    fields.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    if (header != null && value != null) {
      fields.put(header, value);
    }
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
