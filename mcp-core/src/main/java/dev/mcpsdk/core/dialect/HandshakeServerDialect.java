package dev.mcpsdk.core.dialect;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ResourceNotFoundException;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.Carriage;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 2024-11-05 to 2025-11-25, as a server speaks it in one session: what {@code initialize} said
 * holds for every request. Thread-safe.
 */
public final class HandshakeServerDialect implements ServerDialect {

  private final HandshakeClientDialect questions;
  private final ClientCapabilities capabilities;
  private final @Nullable Implementation client;

  /** Until the client says otherwise; the revisions leave it to the server. */
  private volatile LoggingLevel logLevel = LoggingLevel.INFO;

  /**
   * @param capabilities as the client declared them for the session
   * @param client as it named itself
   */
  public HandshakeServerDialect(
      ProtocolVersion version, ClientCapabilities capabilities, @Nullable Implementation client) {
    this.questions = HandshakeClientDialect.ofServer(version);
    this.capabilities = spoken(capabilities, questions.wire());
    this.client = client;
  }

  /** As the revision means what was declared, whatever else a client may have written. */
  private static ClientCapabilities spoken(ClientCapabilities declared, Wire wire) {
    if (wire.modes()) {
      return declared;
    }
    boolean elicitation = wire.elicitation() && declared.elicitation() != null;
    return ClientCapabilities.builder()
        .roots(declared.roots())
        // These revisions know neither tools nor a word of its own for context.
        .sampling(declared.sampling() == null ? null : new ClientCapabilities.Sampling(true, false))
        .elicitation(elicitation ? new ClientCapabilities.Elicitation(true, false) : null)
        .experimental(declared.experimental())
        .extensions(declared.extensions())
        .build();
  }

  public ProtocolVersion version() {
    return questions.version();
  }

  /** What the client declared, as the session's revision means it. */
  public ClientCapabilities capabilities() {
    return capabilities;
  }

  /** From now on the session's log messages are of this level at least. */
  public void logLevel(LoggingLevel level) {
    logLevel = level;
  }

  @Override
  public CallFacts read(JsonRpcRequest request) {
    RequestFrame frame = request.frame();
    return new CallFacts(
        version(),
        capabilities,
        client,
        logLevel,
        frame.progressToken(),
        frame.meta(),
        Map.of(),
        null);
  }

  @Override
  public boolean has(String method) {
    return HandshakeMethods.ofClients(version(), method);
  }

  @Override
  public boolean mayAsk(String method) {
    return StatelessMethods.ASKING.contains(method);
  }

  @Override
  public Wire wire() {
    return questions.wire();
  }

  @Override
  public boolean lossCancels() {
    return false;
  }

  @Override
  public ClientDialect questions() {
    return questions;
  }

  /** A page gets the id by which it can be said to be done. */
  @Override
  public Request<?> question(Request<?> question) {
    Request<?> said = question;
    if (wire().elicitationIds()
        && question instanceof ElicitUrlRequest page
        && page.elicitationId() == null) {
      said = new ElicitUrlRequest(page.message(), page.url(), UUID.randomUUID().toString());
    }
    Carriage.check(said, wire());
    return said;
  }

  @Override
  public <R extends Result> JsonRpcResult result(RequestId id, Outcome<R> outcome) {
    if (outcome instanceof Outcome.Complete<R> done) {
      return JsonRpcResult.of(id, done.result(), ResultFrame.NONE, wire());
    }
    throw new IllegalArgumentException("revision " + version() + " asks by requests");
  }

  /** With the codes of these revisions in place of those that came later. */
  @Override
  public JsonRpcError error(@Nullable RequestId id, ProtocolException error) {
    return new JsonRpcError(id, translated(error), wire());
  }

  private ErrorObject translated(ProtocolException error) {
    ErrorObject said = error.error();
    int code =
        switch (said.code()) {
          case ErrorCodes.INVALID_PARAMS ->
              error instanceof ResourceNotFoundException
                  ? ErrorCodes.RESOURCE_NOT_FOUND
                  : said.code();
          case ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION -> ErrorCodes.INVALID_PARAMS;
          case ErrorCodes.HEADER_MISMATCH -> ErrorCodes.INVALID_REQUEST;
          case ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY -> ErrorCodes.INTERNAL_ERROR;
          case ErrorCodes.URL_ELICITATION_REQUIRED ->
              wire().elicitationIds() ? said.code() : ErrorCodes.INTERNAL_ERROR;
          default -> said.code();
        };
    return code == said.code() ? said : new ErrorObject(code, said.message(), said.data());
  }

  @Override
  public JsonRpcNotification notification(Notification notification) {
    return questions.notification(notification);
  }

  /** There are no subscriptions by request. */
  @Override
  public JsonRpcNotification subscriptionNotification(
      RequestId subscription, Notification notification) {
    throw new IllegalStateException("revision " + version() + " has no listen streams");
  }

  /** There are no subscriptions by request. */
  @Override
  public JsonRpcResult subscriptionEnd(RequestId subscription) {
    throw new IllegalStateException("revision " + version() + " has no listen streams");
  }
}
