package dev.mcpsdk.server;

import dev.mcpsdk.schema.codec.EncodedEntry;

/** A prompt that is served. */
record RegisteredPrompt(Feature feature, EncodedEntry encoded, PromptSpec spec)
    implements Registered {

  static RegisteredPrompt of(PromptSpec spec) {
    Feature feature =
        new Feature(Feature.Kind.PROMPT, spec.definition().name(), spec.definition().meta());
    EncodedEntry encoded = EncodedEntry.of(spec.definition());
    return new RegisteredPrompt(feature, encoded, spec);
  }
}
