package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks the client to have a model write the next message. The client, and the user behind it,
 * decides whether, with which model and with what changes.
 *
 * @param maxTokens most tokens to produce
 * @param metadata an object for the model's provider
 * @param tools tools the model may use; need {@code sampling.tools} and are run by the asking
 *     server (from 2025-11-25 on)
 * @param toolChoice needs {@code sampling.tools} like {@link #tools()}; absent means {@link
 *     ToolChoice#AUTO}
 */
public record CreateMessageRequest(
    List<SamplingMessage> messages,
    @Nullable ModelPreferences modelPreferences,
    @Nullable String systemPrompt,
    @Nullable IncludeContext includeContext,
    @Nullable Double temperature,
    long maxTokens,
    List<String> stopSequences,
    @Nullable RawJson metadata,
    List<Tool> tools,
    @Nullable ToolChoice toolChoice)
    implements Request<CreateMessageResult> {

  public CreateMessageRequest {
    messages = List.copyOf(messages);
    stopSequences = List.copyOf(stopSequences);
    tools = List.copyOf(tools);
    if (metadata != null && metadata.kind() != JsonKind.OBJECT) {
      throw new IllegalArgumentException(
          "expected an object as metadata but found " + metadata.kind().phrase());
    }
  }

  @Override
  public Method<CreateMessageRequest, CreateMessageResult> method() {
    return Methods.SAMPLING_CREATE_MESSAGE;
  }

  /** Whether only a client that declared {@code sampling.tools} may be sent this. */
  public boolean needsTools() {
    return !tools.isEmpty() || toolChoice != null;
  }

  /** Whether only a client that declared {@code sampling.context} should be sent this. */
  public boolean needsContext() {
    return includeContext != null && includeContext != IncludeContext.NONE;
  }

  /**
   * What is wrong with the conversation, empty if nothing: every tool use is answered in the very
   * next message, a message with tool results is the user's and holds nothing else, and every
   * result answers a use of the message before it.
   */
  public List<String> problems() {
    return ToolTurns.problems(messages);
  }

  public static Builder builder(List<SamplingMessage> messages, long maxTokens) {
    return new Builder(messages, maxTokens);
  }

  /** Not thread-safe. */
  public static final class Builder {
    private final List<SamplingMessage> messages;
    private final long maxTokens;
    private @Nullable ModelPreferences modelPreferences;
    private @Nullable String systemPrompt;
    private @Nullable IncludeContext includeContext;
    private @Nullable Double temperature;
    private List<String> stopSequences = List.of();
    private @Nullable RawJson metadata;
    private List<Tool> tools = List.of();
    private @Nullable ToolChoice toolChoice;

    private Builder(List<SamplingMessage> messages, long maxTokens) {
      this.messages = Objects.requireNonNull(messages, "messages");
      this.maxTokens = maxTokens;
    }

    public Builder modelPreferences(ModelPreferences preferences) {
      this.modelPreferences = preferences;
      return this;
    }

    public Builder systemPrompt(String prompt) {
      this.systemPrompt = prompt;
      return this;
    }

    public Builder includeContext(IncludeContext context) {
      this.includeContext = context;
      return this;
    }

    public Builder temperature(double temperature) {
      this.temperature = temperature;
      return this;
    }

    public Builder stopSequences(List<String> sequences) {
      this.stopSequences = sequences;
      return this;
    }

    public Builder metadata(RawJson object) {
      this.metadata = object;
      return this;
    }

    public Builder tools(List<Tool> tools) {
      this.tools = tools;
      return this;
    }

    public Builder toolChoice(ToolChoice choice) {
      this.toolChoice = choice;
      return this;
    }

    /**
     * Fails if {@code maxTokens} is not positive or {@link CreateMessageRequest#problems()} finds
     * any.
     */
    public CreateMessageRequest build() {
      if (maxTokens < 1) {
        throw new IllegalArgumentException("expected a positive maxTokens but found " + maxTokens);
      }
      CreateMessageRequest request =
          new CreateMessageRequest(
              messages,
              modelPreferences,
              systemPrompt,
              includeContext,
              temperature,
              maxTokens,
              stopSequences,
              metadata,
              tools,
              toolChoice);
      List<String> problems = request.problems();
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(String.join("; ", problems));
      }
      return request;
    }
  }
}
