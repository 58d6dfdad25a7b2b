package dev.mcpsdk.server;

/** A resource that is served. */
record RegisteredResource(Feature feature, ResourceSpec spec) implements Registered {

  static RegisteredResource of(ResourceSpec spec) {
    Feature feature =
        new Feature(Feature.Kind.RESOURCE, spec.definition().uri(), spec.definition().meta());
    return new RegisteredResource(feature, spec);
  }
}
