package dev.mcpsdk.server;

import dev.mcpsdk.schema.codec.EncodedPage;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;

/** A prompt that is served. */
record RegisteredPrompt(Feature feature, RawJson encoded, PromptSpec spec) implements Registered {

  static RegisteredPrompt of(PromptSpec spec) {
    Feature feature =
        new Feature(Feature.Kind.PROMPT, spec.definition().name(), spec.definition().meta());
    RawJson encoded = EncodedPage.encode(spec.definition(), Wire.LATEST);
    return new RegisteredPrompt(feature, encoded, spec);
  }
}
