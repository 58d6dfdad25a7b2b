package dev.mcpsdk.core.dialect;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.ListenResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.MetaKeys;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 2026-07-28 and what follows it, as a server speaks it: each request says all that there is to
 * know.
 */
public final class StatelessServerDialect implements ServerDialect {

  private static final String COMPLETE = "complete";
  private static final String INPUT_REQUIRED = "input_required";

  private final List<String> supported;
  private final Wire wire = VersionFeatures.wire(VersionFeatures.latest());
  private final ResultFrame complete;
  private final @Nullable Implementation identity;

  /**
   * @param identity named in every result; null to stay unnamed
   * @param supported every revision the server serves on the transport, of any era; what it says to
   *     a caller of another one
   */
  public StatelessServerDialect(@Nullable Implementation identity, List<String> supported) {
    this.identity = identity;
    this.supported = List.copyOf(supported);
    this.complete = new ResultFrame(COMPLETE, identity, null, null);
  }

  /** Every revision the server serves on the transport. */
  public List<String> supported() {
    return supported;
  }

  @Override
  public CallFacts read(JsonRpcRequest request) {
    RequestFrame frame = request.frame();
    String claim = frame.protocolVersion();
    if (claim == null) {
      throw missing(MetaKeys.PROTOCOL_VERSION, "a string");
    }
    if (frame.clientCapabilities() == null) {
      throw missing(MetaKeys.CLIENT_CAPABILITIES, "an object");
    }
    ProtocolVersion version = ProtocolVersion.of(claim);
    if (version == null || version.era() != Era.STATELESS) {
      throw new UnsupportedVersionException(claim, supported);
    }
    return new CallFacts(
        version,
        frame.clientCapabilities(),
        frame.clientInfo(),
        frame.logLevel(),
        frame.progressToken(),
        frame.meta(),
        frame.inputResponses(),
        frame.requestState());
  }

  private static ProtocolException missing(String key, String what) {
    return ProtocolException.invalidParams(
        "expected " + what + " at $.params._meta[\"" + key + "\"] but it is missing");
  }

  @Override
  public boolean has(String method) {
    return StatelessMethods.REQUESTS.contains(method);
  }

  @Override
  public boolean mayAsk(String method) {
    return StatelessMethods.ASKING.contains(method);
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public boolean lossCancels() {
    return true;
  }

  @Override
  public @Nullable ClientDialect questions() {
    return null;
  }

  @Override
  public Request<?> question(Request<?> question) {
    return question;
  }

  @Override
  public <R extends Result> JsonRpcResult result(RequestId id, Outcome<R> outcome) {
    if (outcome instanceof Outcome.Complete<R> done) {
      return new JsonRpcResult(id, done.result(), complete, null, wire);
    }
    Outcome.Unanswered<R> unanswered = (Outcome.Unanswered<R>) outcome;
    return new JsonRpcResult(
        id, null, new ResultFrame(INPUT_REQUIRED, identity, unanswered.input(), null), null, wire);
  }

  /** Without the code of 2025-11-25 for what is asked by {@link Outcome.Unanswered} here. */
  @Override
  public JsonRpcError error(@Nullable RequestId id, ProtocolException error) {
    ErrorObject said = error.error();
    boolean old = said.code() == ErrorCodes.URL_ELICITATION_REQUIRED;
    return new JsonRpcError(
        id, old ? new ErrorObject(ErrorCodes.INTERNAL_ERROR, said.message()) : said);
  }

  @Override
  public JsonRpcNotification notification(Notification notification) {
    return new JsonRpcNotification(
        notification.method(), notification, null, RequestFrame.NONE, wire);
  }

  @Override
  public JsonRpcNotification subscriptionNotification(
      RequestId subscription, Notification notification) {
    return new JsonRpcNotification(
        notification.method(), notification, subscription, RequestFrame.NONE, wire);
  }

  @Override
  public JsonRpcResult subscriptionEnd(RequestId subscription) {
    ResultFrame frame = new ResultFrame(COMPLETE, identity, null, subscription);
    return new JsonRpcResult(subscription, new ListenResult(Meta.EMPTY), frame, null, wire);
  }
}
