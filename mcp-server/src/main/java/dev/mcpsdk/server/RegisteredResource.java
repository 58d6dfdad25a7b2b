package dev.mcpsdk.server;

import dev.mcpsdk.schema.codec.EncodedPage;

/** A resource that is served. */
record RegisteredResource(Feature feature, Encoded encoded, ResourceSpec spec)
    implements Registered {

  static RegisteredResource of(ResourceSpec spec) {
    Feature feature =
        new Feature(Feature.Kind.RESOURCE, spec.definition().uri(), spec.definition().meta());
    Encoded encoded = new Encoded(wire -> EncodedPage.encode(spec.definition(), wire));
    return new RegisteredResource(feature, encoded, spec);
  }
}
