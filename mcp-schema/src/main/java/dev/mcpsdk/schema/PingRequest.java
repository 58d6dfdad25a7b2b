package dev.mcpsdk.schema;

/** Asks either side whether it is there. */
@ProtocolRemoved("2026-07-28")
public record PingRequest() implements Request<EmptyResult> {
  @Override
  public Method<PingRequest, EmptyResult> method() {
    return Methods.PING;
  }
}
