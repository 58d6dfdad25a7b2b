package dev.mcpsdk.core.dialect;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 2026-07-28 and what follows it, as a client speaks it: every request is stamped with all that
 * there is to know.
 */
public final class StatelessClientDialect implements ClientDialect {

  private final ProtocolVersion version;
  private final Wire wire;
  private final ClientCapabilities capabilities;
  private final @Nullable Implementation identity;

  /**
   * @param identity named in every request; null to stay unnamed
   */
  public StatelessClientDialect(
      ProtocolVersion version, ClientCapabilities capabilities, @Nullable Implementation identity) {
    if (version.era() != Era.STATELESS) {
      throw new IllegalArgumentException("revision " + version + " begins with a handshake");
    }
    this.version = version;
    this.wire = VersionFeatures.wire(version);
    this.capabilities = capabilities;
    this.identity = identity;
  }

  @Override
  public ProtocolVersion version() {
    return version;
  }

  @Override
  public JsonRpcRequest request(RequestId id, Request<?> request, OutgoingFacts facts) {
    String method = request.method().name();
    if (!StatelessMethods.REQUESTS.contains(method)) {
      throw new IllegalStateException("revision " + version + " has no method " + method);
    }
    RequestFrame frame =
        new RequestFrame(
            version.text(),
            capabilities,
            identity,
            facts.logLevel(),
            facts.progressToken(),
            facts.meta(),
            facts.answers() == null ? Map.of() : facts.answers(),
            facts.answers() != null,
            facts.state(),
            null);
    return new JsonRpcRequest(id, method, request, frame, null, null, wire);
  }

  @Override
  public JsonRpcNotification notification(Notification notification) {
    return new JsonRpcNotification(
        notification.method(), notification, null, RequestFrame.NONE, wire);
  }

  @Override
  public boolean alwaysTellsCancelled() {
    return false;
  }

  @Override
  public <R extends Result> Outcome<R> read(JsonRpcResult result, Class<R> type) {
    String resultType = result.frame().resultType();
    if (resultType == null || resultType.equals("complete")) {
      if (!type.isInstance(result.result())) {
        throw invalid("the result cannot be read as " + type.getSimpleName());
      }
      return new Outcome.Complete<>(type.cast(result.result()));
    }
    InputRequired input = result.frame().inputRequired();
    if (resultType.equals("input_required")) {
      if (input == null) {
        throw invalid("an input_required result needs inputRequests or requestState");
      }
      return new Outcome.Unanswered<>(input);
    }
    String shown = resultType.length() > 40 ? resultType.substring(0, 40) + "…" : resultType;
    throw invalid("expected resultType complete or input_required but found " + shown);
  }

  private static InvalidResponseException invalid(String why) {
    return new InvalidResponseException("invalid response: " + why);
  }
}
