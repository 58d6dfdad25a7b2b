package dev.mcpsdk.server;

import dev.mcpsdk.schema.codec.EncodedPage;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;

/** A resource that is served. */
record RegisteredResource(Feature feature, RawJson encoded, ResourceSpec spec)
    implements Registered {

  static RegisteredResource of(ResourceSpec spec) {
    Feature feature =
        new Feature(Feature.Kind.RESOURCE, spec.definition().uri(), spec.definition().meta());
    RawJson encoded = EncodedPage.encode(spec.definition(), Wire.LATEST);
    return new RegisteredResource(feature, encoded, spec);
  }
}
