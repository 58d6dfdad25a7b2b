package dev.mcpsdk.client;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ListRootsRequest;
import dev.mcpsdk.schema.ListRootsResult;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.codec.MethodCodec;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.RawJson;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives a question to the handler for its kind, and the answer the form the wire needs. */
final class Answerer {

  private final InputHandlers handlers;
  private final Supplier<Wire> wire;

  Answerer(InputHandlers handlers, Supplier<Wire> wire) {
    this.handlers = handlers;
    this.wire = wire;
  }

  /**
   * @throws InputFailedException if no handler was registered for such questions
   */
  void requireAnswerable(String key, Request<?> question) {
    String lack = lack(question);
    if (lack != null) {
      throw new InputFailedException(key, lack, null);
    }
  }

  /** The error that says why a request of the server's is not even tried; null if it is. */
  @Nullable ProtocolException refusal(Request<?> question) {
    boolean unknown =
        question instanceof ElicitRequest && handlers.form() == null && handlers.url() == null
            || question instanceof CreateMessageRequest && handlers.sampling() == null
            || question instanceof ListRootsRequest && handlers.roots() == null;
    if (unknown) {
      return ProtocolException.methodNotFound(question.method().name());
    }
    String lack = lack(question);
    return lack == null ? null : ProtocolException.invalidParams(lack);
  }

  private @Nullable String lack(Request<?> question) {
    if (question instanceof ElicitFormRequest) {
      return handlers.form() == null ? "no handler for elicitation by form" : null;
    }
    if (question instanceof ElicitUrlRequest) {
      return handlers.url() == null ? "no handler for elicitation by URL" : null;
    }
    if (question instanceof CreateMessageRequest sampling) {
      if (handlers.sampling() == null) {
        return "no handler for sampling";
      }
      if (sampling.needsTools() && !handlers.samplingParts().tools()) {
        return "sampling with tools was not declared";
      }
      List<String> problems = sampling.problems();
      return problems.isEmpty() ? null : String.join("; ", problems);
    }
    if (question instanceof ListRootsRequest) {
      return handlers.roots() == null ? "no roots were given" : null;
    }
    return "this client knows no " + question.method().name();
  }

  /**
   * Asks the handler; blocks for as long as it does.
   *
   * @throws Exception the handler's, or an {@link InputFailedException}
   */
  RawJson answer(Request<?> question, InputContext context) throws Exception {
    return encode(question.method(), result(question, context));
  }

  /** As {@link #answer}, in neutral form. */
  Result result(Request<?> question, InputContext context) throws Exception {
    if (question instanceof ElicitFormRequest form) {
      return completed(form, ask(handlers.form(), form, context), context);
    }
    if (question instanceof ElicitUrlRequest url) {
      ElicitResult answer = ask(handlers.url(), url, context);
      return new ElicitResult(answer.action(), null, answer.meta());
    }
    if (question instanceof CreateMessageRequest sampling) {
      return ask(handlers.sampling(), sampling, context);
    }
    ListRootsResult answer = ask(handlers.roots(), (ListRootsRequest) question, context);
    for (Root root : answer.roots()) {
      requireProper(root, context);
    }
    return answer;
  }

  private static <Q, A> A ask(
      @Nullable InputHandler<Q, A> handler, Q question, InputContext context) throws Exception {
    A answer = Objects.requireNonNull(handler, "handler").answer(question, context);
    if (answer == null) {
      throw new InputFailedException(context.key(), "the handler returned null", null);
    }
    return answer;
  }

  /** With the form's defaults for what was left out; fails if the form would not accept it. */
  private static ElicitResult completed(
      ElicitFormRequest form, ElicitResult answer, InputContext context) {
    if (!answer.accepted()) {
      return answer;
    }
    RawJson typed = answer.content() == null ? RawJson.EMPTY_OBJECT : answer.content();
    RawJson content = form.requestedSchema().applyDefaults(typed);
    List<String> problems = form.requestedSchema().problems(content);
    if (!problems.isEmpty()) {
      throw new InputFailedException(
          context.key(), "the form does not accept it: " + String.join("; ", problems), null);
    }
    return new ElicitResult(answer.action(), content, answer.meta());
  }

  private static void requireProper(Root root, InputContext context) {
    URI uri;
    try {
      uri = URI.create(root.uri());
    } catch (IllegalArgumentException e) {
      throw new InputFailedException(context.key(), "a root is not a URI", null);
    }
    if (!"file".equals(uri.getScheme())) {
      throw new InputFailedException(context.key(), "a root is not a file: URI", null);
    }
    String path = uri.getPath() == null ? "" : uri.getPath();
    if (List.of(path.split("/")).contains("..")) {
      throw new InputFailedException(context.key(), "a root's path contains \"..\"", null);
    }
  }

  private RawJson encode(Method<?, ?> method, Result answer) {
    MethodCodec<?, ?> codec = Codecs.STANDARD.method(method.name());
    if (codec == null) {
      throw new IllegalStateException("no codec for " + method);
    }
    return RawJson.write(
        out -> {
          out.beginObject();
          write(codec, out, answer);
          out.endObject();
        });
  }

  @SuppressWarnings("unchecked") // the codec was looked up by the method whose result this is
  private void write(MethodCodec<?, ?> codec, JsonWriter out, Result answer) {
    ((MethodCodec<?, Result>) codec).resultWriter().write(out, answer, wire.get());
  }
}
