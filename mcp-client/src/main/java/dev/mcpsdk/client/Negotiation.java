package dev.mcpsdk.client;

import dev.mcpsdk.core.dialect.ClientDialect;
import dev.mcpsdk.core.dialect.Era;
import dev.mcpsdk.core.dialect.Outcome;
import dev.mcpsdk.core.dialect.OutgoingFacts;
import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.StatelessClientDialect;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revision spoken with the server; changes when the server turns out to prefer another one. The
 * handshake era will be a second kind of dialect that {@link #adopt} can settle on.
 */
final class Negotiation implements ClientDialect {

  private final ClientCapabilities capabilities;
  private final @Nullable Implementation identity;
  private final boolean pinned;
  private volatile ClientDialect current;

  /**
   * @param pinned the only revision to speak; null to take the best one both sides know
   */
  Negotiation(
      ClientCapabilities capabilities,
      @Nullable Implementation identity,
      @Nullable ProtocolVersion pinned) {
    this.capabilities = capabilities;
    this.identity = identity;
    this.pinned = pinned != null;
    this.current = dialect(pinned != null ? pinned : VersionFeatures.latest());
  }

  private ClientDialect dialect(ProtocolVersion version) {
    return new StatelessClientDialect(version, capabilities, identity);
  }

  /**
   * Whether a server that answers {@code server/discover} with this error is one of the handshake
   * era. Those that know the method have errors of their own, and may fail inside.
   */
  static boolean tellsOlderServer(int code) {
    return switch (code) {
      case ErrorCodes.HEADER_MISMATCH,
          ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY,
          ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION,
          ErrorCodes.INTERNAL_ERROR ->
          false;
      default -> true;
    };
  }

  /** Whether the server need not be asked what it speaks. */
  boolean pinned() {
    return pinned;
  }

  /** Settles on the newest revision that both sides speak; false if there is none. */
  boolean adopt(List<String> supported) {
    if (pinned) {
      return supported.contains(current.version().text());
    }
    for (ProtocolVersion version : VersionFeatures.of(Era.STATELESS)) {
      if (supported.contains(version.text())) {
        current = dialect(version);
        return true;
      }
    }
    return false;
  }

  @Override
  public ProtocolVersion version() {
    return current.version();
  }

  @Override
  public JsonRpcRequest request(RequestId id, Request<?> request, OutgoingFacts facts) {
    return current.request(id, request, facts);
  }

  @Override
  public JsonRpcNotification notification(Notification notification) {
    return current.notification(notification);
  }

  @Override
  public boolean alwaysTellsCancelled() {
    return current.alwaysTellsCancelled();
  }

  @Override
  public <R extends Result> Outcome<R> read(JsonRpcResult result, Class<R> type) {
    return current.read(result, type);
  }
}
