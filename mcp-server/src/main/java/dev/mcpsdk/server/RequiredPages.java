package dev.mcpsdk.server;

import dev.mcpsdk.core.MissingCapabilityException;
import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.core.UrlElicitationRequiredException;
import dev.mcpsdk.schema.ElicitAction;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.codec.UncarriedException;
import dev.mcpsdk.schema.json.JsonException;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.ask.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pages that a handler wants visited before it serves a request, in the form of the caller's era.
 */
final class RequiredPages {

  /** No handler's own question can have a name that begins like this. */
  private static final String KEY = "#page";

  private RequiredPages() {}

  /** Null unless a handler of this side's has failed for lack of visits. */
  static @Nullable UrlElicitationRequiredException of(@Nullable Throwable failure) {
    return failure != null
            && Failures.cause(failure) instanceof UrlElicitationRequiredException required
            && !required.isReceived()
        ? required
        : null;
  }

  /**
   * The error for a session, with ids by which the visits can be said to be done. A page that is
   * wanted again keeps its id.
   *
   * @throws MissingCapabilityException if the client did not declare that it shows pages
   * @throws ToolException if the session's revision has no form for them
   */
  static UrlElicitationRequiredException named(
      UrlElicitationRequiredException required, Call call, ServerSession session) {
    List<ElicitUrlRequest> named = new ArrayList<>();
    for (ElicitUrlRequest page : required.pages()) {
      String known = page.elicitationId();
      String id = known == null ? session.pages().find(page.url()) : known;
      Question<?> question = Question.raw(new ElicitUrlRequest(page.message(), page.url(), id));
      if (!question.canBeAsked(call.facts().capabilities())) {
        throw new MissingCapabilityException(
            "the client cannot be asked: it did not declare that it shows pages",
            question.requiredCapabilities());
      }
      try {
        named.add((ElicitUrlRequest) session.dialect().question(question.request()));
      } catch (UncarriedException e) {
        throw new ToolException("the client cannot be asked: " + e.getMessage(), e);
      }
    }
    named.forEach(session.pages()::add);
    return new UrlElicitationRequiredException(String.valueOf(required.getMessage()), named);
  }

  /**
   * The pages as questions.
   *
   * @param answers that came with the request
   * @throws ToolException if the user has refused one of them
   */
  static Map<String, Request<?>> questions(
      UrlElicitationRequiredException required, Map<String, RawJson> answers) {
    Map<String, Request<?>> questions = new LinkedHashMap<>();
    for (ElicitUrlRequest page : required.pages()) {
      String key = KEY + (questions.size() + 1);
      Question<ElicitAction> question = Question.url(page.url(), page.message());
      if (refused(question, answers.get(key))) {
        throw new ToolException("the user did not agree to visit a page that this needs");
      }
      questions.put(key, question.request());
    }
    return questions;
  }

  private static boolean refused(Question<ElicitAction> question, @Nullable RawJson answer) {
    try {
      return answer != null && question.read(answer) != ElicitAction.ACCEPT;
    } catch (JsonException e) {
      return false;
    }
  }
}
