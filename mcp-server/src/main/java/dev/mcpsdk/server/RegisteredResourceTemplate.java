package dev.mcpsdk.server;

import dev.mcpsdk.schema.codec.EncodedPage;

/** A resource template that is served. */
record RegisteredResourceTemplate(
    Feature feature, Encoded encoded, ResourceTemplateSpec spec, UriTemplate template)
    implements Registered {

  static RegisteredResourceTemplate of(ResourceTemplateSpec spec) {
    Feature feature =
        new Feature(
            Feature.Kind.RESOURCE_TEMPLATE,
            spec.definition().uriTemplate(),
            spec.definition().meta());
    Encoded encoded = new Encoded(wire -> EncodedPage.encode(spec.definition(), wire));
    return new RegisteredResourceTemplate(
        feature, encoded, spec, UriTemplate.parse(feature.name()));
  }
}
