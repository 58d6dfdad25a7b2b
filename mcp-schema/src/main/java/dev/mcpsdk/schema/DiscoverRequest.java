package dev.mcpsdk.schema;

/** Asks which revisions and features a server has; every server of 2026-07-28 answers it. */
@ProtocolSince("2026-07-28")
public record DiscoverRequest() implements Request<DiscoverResult> {
  @Override
  public Method<DiscoverRequest, DiscoverResult> method() {
    return Methods.SERVER_DISCOVER;
  }
}
