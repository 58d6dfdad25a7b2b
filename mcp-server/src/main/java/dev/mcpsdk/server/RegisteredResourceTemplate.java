package dev.mcpsdk.server;

import dev.mcpsdk.schema.codec.EncodedEntry;

/** A resource template that is served. */
record RegisteredResourceTemplate(
    Feature feature, EncodedEntry encoded, ResourceTemplateSpec spec, UriTemplate template)
    implements Registered {

  static RegisteredResourceTemplate of(ResourceTemplateSpec spec) {
    Feature feature =
        new Feature(
            Feature.Kind.RESOURCE_TEMPLATE,
            spec.definition().uriTemplate(),
            spec.definition().meta());
    EncodedEntry encoded = EncodedEntry.of(spec.definition());
    return new RegisteredResourceTemplate(
        feature, encoded, spec, UriTemplate.parse(feature.name()));
  }
}
