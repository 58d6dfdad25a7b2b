package dev.mcpsdk.server.ask;

import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ElicitAction;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ElicitSchema;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ListRootsRequest;
import dev.mcpsdk.schema.ListRootsResult;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.codec.InputResponses;
import dev.mcpsdk.schema.infer.SchemaInference;
import dev.mcpsdk.schema.json.JsonBinder;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.json.TypeBinding;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something to ask the client, and how its answer is read. Immutable. Forms must not ask for
 * secrets: send the person to a {@link #url} for that.
 *
 * @param <A> the type of the answer
 */
public final class Question<A> {

  private final Request<?> request;
  private final Function<RawJson, A> reader;

  private Question(Request<?> request, Function<RawJson, A> reader) {
    this.request = request;
    this.reader = reader;
  }

  /**
   * A form with a field for each component of a record: texts, numbers, booleans, enums, and lists
   * of enums.
   *
   * @throws IllegalArgumentException if the record holds anything else
   */
  public static <T> Question<Elicited<T>> form(Class<T> type, String message) {
    ElicitSchema schema = ElicitSchema.of(SchemaInference.formSchemaOf(type));
    TypeBinding<T> binding = JsonBinder.standard().binding(type);
    return form(schema, message, binding::read);
  }

  /** A form described by hand. */
  public static Question<Elicited<RawJson>> form(ElicitSchema schema, String message) {
    return form(schema, message, content -> content);
  }

  private static <T> Question<Elicited<T>> form(
      ElicitSchema schema, String message, Function<RawJson, T> content) {
    return new Question<>(
        new ElicitFormRequest(message, schema),
        answer -> {
          ElicitResult result = InputResponses.read(Methods.ELICITATION_CREATE, answer);
          if (!result.accepted()) {
            return new Elicited<>(result.action(), null);
          }
          RawJson filled =
              schema.applyDefaults(
                  result.content() == null ? RawJson.EMPTY_OBJECT : result.content());
          List<String> problems = schema.problems(filled);
          if (!problems.isEmpty()) {
            throw new JsonShapeException("$.content", String.join("; ", problems));
          }
          return new Elicited<>(ElicitAction.ACCEPT, content.apply(filled));
        });
  }

  /**
   * Sends the person to a web page. The answer tells only whether the person agreed to go there;
   * what came of it the server must find out itself, when the handler runs again.
   */
  public static Question<ElicitAction> url(String url, String message) {
    return new Question<>(
        new ElicitUrlRequest(message, url),
        answer -> InputResponses.read(Methods.ELICITATION_CREATE, answer).action());
  }

  /**
   * Asks the client's model. Deprecated by revision 2026-07-28, which keeps it working until at
   * least July 2027.
   */
  public static Question<CreateMessageResult> sampling(CreateMessageRequest request) {
    List<String> problems = request.problems();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return new Question<>(
        request, answer -> InputResponses.read(Methods.SAMPLING_CREATE_MESSAGE, answer));
  }

  /** Asks which folders the client's user works in. They are guidance, not permission. */
  public static Question<ListRootsResult> roots() {
    return new Question<>(
        new ListRootsRequest(), answer -> InputResponses.read(Methods.ROOTS_LIST, answer));
  }

  /**
   * A request made by hand, whose answer is checked and given as it came: the result of its method.
   */
  public static Question<RawJson> raw(Request<?> request) {
    Consumer<RawJson> check =
        request instanceof ElicitFormRequest form
            ? form(form.requestedSchema(), form.message())::read
            : answer -> InputResponses.read(request.method(), answer);
    return new Question<>(
        request,
        answer -> {
          check.accept(answer);
          return answer;
        });
  }

  /** What is sent. */
  public Request<?> request() {
    return request;
  }

  /** Reads an answer. @throws JsonException if it is none to this question */
  public A read(RawJson answer) {
    return reader.apply(answer);
  }

  /** Whether a client that declares this can be asked. */
  public boolean canBeAsked(ClientCapabilities capabilities) {
    return Needs.of(request).metBy(capabilities);
  }

  /** What a client must declare to be asked, in the shape of ClientCapabilities. */
  public RawJson requiredCapabilities() {
    return Needs.of(request).asCapabilities();
  }
}
