package dev.mcpsdk.schema;

import java.util.Objects;

/** Ends what {@link SubscribeRequest} began. */
@ProtocolRemoved("2026-07-28")
public record UnsubscribeRequest(String uri) implements Request<EmptyResult> {
  public UnsubscribeRequest {
    Objects.requireNonNull(uri, "uri");
  }

  @Override
  public Method<UnsubscribeRequest, EmptyResult> method() {
    return Methods.RESOURCES_UNSUBSCRIBE;
  }
}
