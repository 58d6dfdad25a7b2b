package dev.mcpsdk.transport.http.session;

import dev.mcpsdk.core.dialect.Era;
import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.MessageWriter;
import dev.mcpsdk.transport.http.endpoint.Post;
import dev.mcpsdk.transport.http.endpoint.ResponseChannel;
import dev.mcpsdk.transport.http.endpoint.Statuses;
import dev.mcpsdk.transport.http.wire.HeaderNames;
import org.jspecify.annotations.Nullable;

/**
 * Tells messages of the revisions before 2026-07-28 from later ones. The body decides; the version
 * header must not contradict it.
 */
final class Claims {

  private Claims() {}

  /** Whether a message does not say that it is of a later revision. */
  static boolean isOld(Post post, JsonRpcMessage message) {
    if (message instanceof JsonRpcRequest request) {
      return request.frame().protocolVersion() == null;
    }
    if (message instanceof JsonRpcNotification notification) {
      // It need not say it: then the header does.
      return notification.frame().protocolVersion() == null && !namesLater(post);
    }
    return true;
  }

  /** Answers a message that {@link #isOld} if its headers say something else; false if not. */
  static boolean contradicted(Post post, JsonRpcMessage message, @Nullable Thread deliverer) {
    if (message instanceof JsonRpcRequest request) {
      boolean begins = begins(request);
      boolean later = namesLater(post);
      if (begins && later) {
        answer(
            post,
            request,
            ErrorCodes.HEADER_MISMATCH,
            HeaderNames.PROTOCOL_VERSION
                + " names a revision that has no "
                + request.method()
                + "; the body does not");
        return true;
      }
      if (later || request.method().equals(Methods.SERVER_DISCOVER.name())) {
        // The server says what is missing in the body.
        post.deliver(message, deliverer);
        return true;
      }
      if (begins) {
        return false;
      }
    }
    return unknownVersion(post);
  }

  /** Answers a request whose version header names no revision; false if it is none such. */
  static boolean unknownVersion(Post post) {
    String version = post.head().version();
    if (version == null || ProtocolVersion.of(version) != null) {
      return false;
    }
    post.refuse(
        Statuses.BAD_REQUEST,
        HeaderNames.PROTOCOL_VERSION
            + " names no revision this server knows; known are "
            + VersionFeatures.of(Era.HANDSHAKE)
            + " and "
            + VersionFeatures.of(Era.STATELESS));
    return true;
  }

  static boolean begins(JsonRpcMessage message) {
    return message instanceof JsonRpcRequest request
        && request.method().equals(Methods.INITIALIZE.name());
  }

  /** Whether the version header names a revision that has no sessions. */
  static boolean namesLater(Post post) {
    String header = post.head().version();
    ProtocolVersion version = header == null ? null : ProtocolVersion.of(header);
    return version != null && version.era() == Era.STATELESS;
  }

  /** The revision a message by itself is of. */
  static String version(Post post) {
    String header = post.head().version();
    return header == null ? VersionFeatures.unnamed().text() : header;
  }

  private static void answer(Post post, JsonRpcRequest request, int code, String message) {
    JsonWriter json = new JsonWriter();
    MessageWriter.write(json, new JsonRpcError(request.id(), new ErrorObject(code, message)));
    ResponseChannel response = post.response(null);
    response.answer(json, Statuses.BAD_REQUEST);
    response.delivered();
  }
}
