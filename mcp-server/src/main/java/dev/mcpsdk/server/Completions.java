package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.CompleteRequest;
import dev.mcpsdk.schema.CompleteResult;
import dev.mcpsdk.schema.CompletionReference;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.ResourceTemplateReference;
import dev.mcpsdk.schema.Result;
import java.util.List;
import java.util.Map;

/** Completes arguments of prompts and variables of resource templates. */
final class Completions implements Operation {

  /** What a handler is for. */
  record Key(String type, String name, String argument) {

    static Key of(CompletionReference reference, String argument) {
      String name =
          reference instanceof PromptReference prompt
              ? prompt.name()
              : ((ResourceTemplateReference) reference).uri();
      return new Key(reference.type(), name, argument);
    }
  }

  private final Map<Key, CompletionHandler> handlers;
  private final Registry<RegisteredPrompt> prompts;
  private final Registry<RegisteredResourceTemplate> templates;

  Completions(
      Map<Key, CompletionHandler> handlers,
      Registry<RegisteredPrompt> prompts,
      Registry<RegisteredResourceTemplate> templates) {
    this.handlers = Map.copyOf(handlers);
    this.prompts = prompts;
    this.templates = templates;
  }

  @Override
  public boolean isInline(Request<?> request, Caller caller) {
    return false;
  }

  @Override
  public Result run(Request<?> request, Call call) throws Exception {
    CompleteRequest wanted = (CompleteRequest) request;
    Key key = Key.of(wanted.ref(), wanted.argument().name());
    checkExists(wanted.ref(), key, call.caller());
    CompletionHandler handler = handlers.get(key);
    if (handler == null) {
      return CompleteResult.of(List.of());
    }
    CompleteResult result = handler.complete(wanted, call.context());
    if (result == null) {
      throw new IllegalStateException("expected a CompleteResult but the handler returned null");
    }
    return bounded(result);
  }

  private static CompleteResult bounded(CompleteResult result) {
    int size = result.values().size();
    if (size <= CompleteResult.MAX_VALUES) {
      return result;
    }
    Integer total = result.total();
    return new CompleteResult(
        result.values().subList(0, CompleteResult.MAX_VALUES),
        total == null ? size : total,
        true,
        result.meta());
  }

  private void checkExists(CompletionReference reference, Key key, Caller caller) {
    boolean known;
    if (reference instanceof PromptReference) {
      RegisteredPrompt prompt = prompts.find(key.name(), caller);
      if (prompt == null) {
        throw ProtocolException.invalidParams("unknown prompt: " + Shown.name(key.name()));
      }
      known = declares(prompt, key.argument());
    } else {
      RegisteredResourceTemplate template = templates.find(key.name(), caller);
      if (template == null) {
        throw ProtocolException.invalidParams(
            "unknown resource template: " + Shown.name(key.name()));
      }
      known = template.template().variables().contains(key.argument());
    }
    if (!known) {
      throw ProtocolException.invalidParams("unknown argument: " + Shown.name(key.argument()));
    }
  }

  private static boolean declares(RegisteredPrompt prompt, String name) {
    for (PromptArgument argument : prompt.spec().definition().arguments()) {
      if (argument.name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
