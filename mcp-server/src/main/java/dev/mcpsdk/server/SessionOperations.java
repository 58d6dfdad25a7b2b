package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.EmptyResult;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.SetLevelRequest;
import dev.mcpsdk.schema.SubscribeRequest;
import dev.mcpsdk.schema.UnsubscribeRequest;
import java.util.function.BiConsumer;

/** Methods that change a session and answer nothing; 2026-07-28 has none of them. */
final class SessionOperations {

  private SessionOperations() {}

  /** {@code logging/setLevel}. A message served by itself is the whole of its session. */
  static Operation setLevel() {
    return of(
        (request, session) -> session.dialect().logLevel(((SetLevelRequest) request).level()));
  }

  /** {@code resources/subscribe}. */
  static Operation subscribe(SessionNotices notices) {
    return of(
        (request, session) -> {
          requireLink(request, session);
          notices.subscribe(session, ((SubscribeRequest) request).uri());
        });
  }

  /** {@code resources/unsubscribe}. */
  static Operation unsubscribe(SessionNotices notices) {
    return of(
        (request, session) -> {
          requireLink(request, session);
          notices.unsubscribe(session, ((UnsubscribeRequest) request).uri());
        });
  }

  /** Who is served message by message was not promised that, and could not be told. */
  private static void requireLink(Request<?> request, ServerSession session) {
    if (session.link() == null) {
      throw ProtocolException.methodNotFound(request.method().name());
    }
  }

  private static Operation of(BiConsumer<Request<?>, ServerSession> change) {
    return new Operation() {

      @Override
      public boolean isInline(Request<?> request, Caller caller) {
        return true;
      }

      @Override
      public Result run(Request<?> request, Call call) {
        ServerSession session = call.exchange().session();
        if (session == null) {
          throw new IllegalStateException(call.method() + " outside of a session");
        }
        change.accept(request, session);
        return EmptyResult.INSTANCE;
      }
    };
  }
}
