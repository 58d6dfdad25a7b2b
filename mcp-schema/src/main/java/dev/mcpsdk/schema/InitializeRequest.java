package dev.mcpsdk.schema;

import java.util.Objects;

/** Opens a session; from 2026-07-28 on there are none. */
@ProtocolRemoved("2026-07-28")
public record InitializeRequest(
    String protocolVersion, ClientCapabilities capabilities, Implementation clientInfo)
    implements Request<InitializeResult> {
  public InitializeRequest {
    Objects.requireNonNull(protocolVersion, "protocolVersion");
    Objects.requireNonNull(capabilities, "capabilities");
    Objects.requireNonNull(clientInfo, "clientInfo");
  }

  @Override
  public Method<InitializeRequest, InitializeResult> method() {
    return Methods.INITIALIZE;
  }
}
