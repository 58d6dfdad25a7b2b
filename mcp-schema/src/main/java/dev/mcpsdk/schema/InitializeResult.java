package dev.mcpsdk.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the session.
 *
 * @param protocolVersion the revision asked for, or another one the server has
 * @param instructions hints for the model on how to use the server
 */
@ProtocolRemoved("2026-07-28")
public record InitializeResult(
    String protocolVersion,
    ServerCapabilities capabilities,
    Implementation serverInfo,
    @Nullable String instructions,
    Meta meta)
    implements Result {
  public InitializeResult {
    Objects.requireNonNull(protocolVersion, "protocolVersion");
    Objects.requireNonNull(capabilities, "capabilities");
    Objects.requireNonNull(serverInfo, "serverInfo");
    Objects.requireNonNull(meta, "meta");
  }
}
