package dev.mcpsdk.transport.http.session;

import dev.mcpsdk.core.transport.EdgeRules;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.transport.http.endpoint.Legacy;
import dev.mcpsdk.transport.http.endpoint.Post;
import dev.mcpsdk.transport.http.endpoint.ResponseChannel;
import dev.mcpsdk.transport.http.endpoint.Statuses;
import org.jspecify.annotations.Nullable;

/** Serves each message by itself. */
public final class StatelessHalf implements Legacy {

  @Override
  public String methods() {
    return "POST";
  }

  @Override
  public void other(Post post) {
    post.refuse(Statuses.METHOD_NOT_ALLOWED, "only POST is allowed", "Allow", methods());
  }

  @Override
  public boolean takes(Post post, JsonRpcMessage message) {
    return Claims.isOld(post, message);
  }

  @Override
  public void message(Post post, JsonRpcMessage message, @Nullable Thread deliverer) {
    if (Claims.contradicted(post, message, deliverer)) {
      return;
    }
    SessionClaim claim = new SessionClaim.Alone(Claims.version(post));
    Received received = new Received(message, post.caller(), post.head(), EdgeRules.NONE, claim);
    if (message instanceof JsonRpcRequest request) {
      ResponseChannel response = post.response(deliverer);
      post.inbound().onMessage(received, CallStream.alone(response, request.id()));
      response.delivered();
    } else if (message instanceof JsonRpcNotification) {
      ResponseChannel response = post.response(deliverer);
      post.inbound().onMessage(received, response);
      response.accepted();
    } else {
      // Nothing was asked, so it answers nothing.
      post.empty(Statuses.ACCEPTED);
    }
  }

  @Override
  public boolean malformed(
      Post post,
      byte[] buffer,
      int length,
      MalformedMessageException why,
      @Nullable Thread deliverer) {
    return false;
  }
}
