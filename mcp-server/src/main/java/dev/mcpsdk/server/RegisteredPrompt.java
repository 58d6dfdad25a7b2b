package dev.mcpsdk.server;

import dev.mcpsdk.schema.codec.EncodedPage;

/** A prompt that is served. */
record RegisteredPrompt(Feature feature, Encoded encoded, PromptSpec spec) implements Registered {

  static RegisteredPrompt of(PromptSpec spec) {
    Feature feature =
        new Feature(Feature.Kind.PROMPT, spec.definition().name(), spec.definition().meta());
    Encoded encoded = new Encoded(wire -> EncodedPage.encode(spec.definition(), wire));
    return new RegisteredPrompt(feature, encoded, spec);
  }
}
