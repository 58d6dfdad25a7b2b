package dev.mcpsdk.client;

import dev.mcpsdk.core.dialect.ClientDialect;
import dev.mcpsdk.core.dialect.Era;
import dev.mcpsdk.core.dialect.HandshakeClientDialect;
import dev.mcpsdk.core.dialect.Outcome;
import dev.mcpsdk.core.dialect.OutgoingFacts;
import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.StatelessClientDialect;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revision spoken with the server, and what this side says about itself; changes when the
 * server turns out to speak another one.
 */
final class Negotiation implements ClientDialect {

  /** A handshake must name the client. */
  private static final Implementation ANONYMOUS = Implementation.of("anonymous", "0");

  private final ClientCapabilities capabilities;
  private final @Nullable Implementation identity;
  private final @Nullable ProtocolVersion pinned;
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
    this.pinned = pinned;
    this.current = dialect(pinned != null ? pinned : VersionFeatures.latest());
  }

  private ClientDialect dialect(ProtocolVersion version) {
    return version.era() == Era.HANDSHAKE
        ? HandshakeClientDialect.ofClient(version)
        : new StatelessClientDialect(version, capabilities, identity);
  }

  /** The only revision there may be; null if it is to be found out. */
  @Nullable ProtocolVersion pinned() {
    return pinned;
  }

  /** Speaks this revision from now on. */
  void speak(ProtocolVersion version) {
    current = dialect(version);
  }

  /** Whether a handshake begins what is spoken, and both sides may ask. */
  boolean handshake() {
    return current instanceof HandshakeClientDialect;
  }

  /** The newest revision of an era that is among these; null if there is none. */
  static @Nullable ProtocolVersion best(Era era, List<String> offered) {
    for (ProtocolVersion version : VersionFeatures.of(era)) {
      if (offered.contains(version.text())) {
        return version;
      }
    }
    return null;
  }

  /**
   * Settles on the newest revision that both sides speak without beginning anew; false if there is
   * none.
   */
  boolean adopt(List<String> supported) {
    if (pinned != null || handshake()) {
      return supported.contains(current.version().text());
    }
    ProtocolVersion best = best(Era.STATELESS, supported);
    if (best != null) {
      speak(best);
    }
    return best != null;
  }

  /** How a session in this revision is asked for. */
  InitializeRequest initialize(ProtocolVersion version) {
    ClientCapabilities declared =
        ClientCapabilities.builder()
            .roots(capabilities.roots() == null ? null : new ClientCapabilities.Roots(true))
            .sampling(capabilities.sampling())
            .elicitation(VersionFeatures.elicitation(version) ? capabilities.elicitation() : null)
            .extensions(capabilities.extensions())
            .build();
    return new InitializeRequest(version.text(), declared, identity == null ? ANONYMOUS : identity);
  }

  /** Whether the server may send requests of this method. */
  boolean answers(String method) {
    return current instanceof HandshakeClientDialect dialect && dialect.answers(method);
  }

  Wire wire() {
    return VersionFeatures.wire(version());
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
