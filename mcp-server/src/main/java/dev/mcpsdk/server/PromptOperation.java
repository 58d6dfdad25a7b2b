package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.GetPromptRequest;
import dev.mcpsdk.schema.GetPromptResult;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gets a prompt. */
final class PromptOperation implements Operation {

  private final Registry<RegisteredPrompt> prompts;

  PromptOperation(Registry<RegisteredPrompt> prompts) {
    this.prompts = prompts;
  }

  @Override
  public boolean isInline(Request<?> request, Caller caller) {
    RegisteredPrompt prompt = prompts.snapshot().byName().get(((GetPromptRequest) request).name());
    return prompt == null || prompt.spec().isInline();
  }

  @Override
  public Result run(Request<?> request, Call call) throws Exception {
    GetPromptRequest wanted = (GetPromptRequest) request;
    RegisteredPrompt prompt = prompts.find(wanted.name(), call.caller());
    if (prompt == null) {
      throw ProtocolException.invalidParams("unknown prompt: " + Shown.name(wanted.name()));
    }
    for (PromptArgument argument : prompt.spec().definition().arguments()) {
      if (argument.required() && !wanted.arguments().containsKey(argument.name())) {
        throw ProtocolException.invalidParams(
            "expected a string at $.params.arguments." + argument.name() + " but it is missing");
      }
    }
    Object value = prompt.spec().handler().get(wanted.arguments(), call.context());
    return result(prompt.spec().definition().description(), value);
  }

  private static GetPromptResult result(@Nullable String description, @Nullable Object value) {
    if (value instanceof GetPromptResult whole) {
      return whole;
    }
    if (value instanceof CharSequence text) {
      return messages(description, List.of(PromptMessage.user(text.toString())));
    }
    if (value instanceof PromptMessage message) {
      return messages(description, List.of(message));
    }
    if (value instanceof List<?> list) {
      List<PromptMessage> messages = new ArrayList<>(list.size());
      for (Object each : list) {
        if (!(each instanceof PromptMessage message)) {
          throw unexpected(each);
        }
        messages.add(message);
      }
      return messages(description, messages);
    }
    if (value instanceof InputRequired input) {
      throw new InputNeeded(input);
    }
    throw unexpected(value);
  }

  private static GetPromptResult messages(
      @Nullable String description, List<PromptMessage> messages) {
    return new GetPromptResult(description, messages, Meta.EMPTY);
  }

  private static IllegalStateException unexpected(@Nullable Object value) {
    return new IllegalStateException(
        "expected the handler to return text, PromptMessages or a GetPromptResult but found "
            + (value == null ? "null" : value.getClass().getName()));
  }
}
