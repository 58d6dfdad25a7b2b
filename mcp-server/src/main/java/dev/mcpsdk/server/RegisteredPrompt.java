package dev.mcpsdk.server;

/** A prompt that is served. */
record RegisteredPrompt(Feature feature, PromptSpec spec) implements Registered {

  static RegisteredPrompt of(PromptSpec spec) {
    Feature feature =
        new Feature(Feature.Kind.PROMPT, spec.definition().name(), spec.definition().meta());
    return new RegisteredPrompt(feature, spec);
  }
}
