package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * Asks for update notifications of a resource in this session; {@link ListenRequest} replaced it.
 */
@ProtocolRemoved("2026-07-28")
public record SubscribeRequest(String uri) implements Request<EmptyResult> {
  public SubscribeRequest {
    Objects.requireNonNull(uri, "uri");
  }

  @Override
  public Method<SubscribeRequest, EmptyResult> method() {
    return Methods.RESOURCES_SUBSCRIBE;
  }
}
