package dev.mcpsdk.server;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.ask.Answers;
import dev.mcpsdk.server.ask.OnceAction;
import dev.mcpsdk.server.ask.Question;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call as its handler sees it. */
final class HandlerContext implements CallContext {

  private final Call call;
  private final Asker asker;
  private final @Nullable ProgressReports progress;

  HandlerContext(Call call, Asker asker) {
    this.call = call;
    this.asker = asker;
    this.progress = call.facts().progressToken() == null ? null : new ProgressReports(call);
  }

  @Override
  public Caller caller() {
    return call.caller();
  }

  @Override
  public @Nullable Implementation clientInfo() {
    return call.facts().client();
  }

  @Override
  public ClientCapabilities clientCapabilities() {
    return call.facts().capabilities();
  }

  @Override
  public String protocolVersion() {
    return call.facts().version().text();
  }

  @Override
  public String method() {
    return call.method();
  }

  @Override
  public Meta meta() {
    return call.facts().meta();
  }

  @Override
  public void progress(double done, @Nullable Double total, @Nullable String message) {
    if (!Double.isFinite(done) || total != null && !Double.isFinite(total)) {
      throw new IllegalArgumentException(
          "expected finite progress but found " + done + " of " + total);
    }
    ProgressToken token = call.facts().progressToken();
    if (isOpen() && token != null && progress != null) {
      progress.report(new ProgressNotification(token, done, total, message));
    }
  }

  @Override
  public boolean wantsProgress() {
    return call.facts().progressToken() != null;
  }

  @Override
  public void log(LoggingLevel level, @Nullable String logger, RawJson data) {
    LoggingLevel wanted = call.facts().logLevel();
    if (isOpen() && wanted != null && level.reaches(wanted) && call.mayLog()) {
      call.notify(new LoggingMessageNotification(level, logger, data));
    }
  }

  @Override
  public void closeStream() {
    if (isOpen()) {
      call.closeCarrier();
    }
  }

  @Override
  public boolean isCancelled() {
    return call.isCancelled();
  }

  @Override
  public void onCancel(Runnable action) {
    if (isOpen() || call.isCancelled()) {
      call.onCancel(action);
    }
  }

  @Override
  public <A> A ask(String key, Question<A> question) {
    return asker.interaction("ask").ask(key, question);
  }

  @Override
  public Answers askAll(Map<String, ? extends Question<?>> questions) {
    return asker.interaction("ask").askAll(questions);
  }

  @Override
  public boolean canAsk(Question<?> question) {
    return asker.canAsk(question);
  }

  @Override
  public <T> T once(String key, Class<T> type, OnceAction<T> action) throws Exception {
    return asker.interaction("once").once(key, type, action);
  }

  /** False if nobody listens any more. */
  private boolean isOpen() {
    asker.requireRunning();
    if (call.isRunning()) {
      return true;
    }
    if (call.isCancelled()) {
      return false;
    }
    throw new IllegalStateException(
        "the call of " + call.method() + " has been answered; its context is of no use any more");
  }
}
