package dev.mcpsdk.server;

import dev.mcpsdk.schema.codec.EncodedEntry;

/** A resource that is served. */
record RegisteredResource(Feature feature, EncodedEntry encoded, ResourceSpec spec)
    implements Registered {

  static RegisteredResource of(ResourceSpec spec) {
    Feature feature =
        new Feature(Feature.Kind.RESOURCE, spec.definition().uri(), spec.definition().meta());
    EncodedEntry encoded = EncodedEntry.of(spec.definition());
    return new RegisteredResource(feature, encoded, spec);
  }
}
