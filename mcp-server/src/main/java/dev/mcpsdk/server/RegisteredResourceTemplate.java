package dev.mcpsdk.server;

import dev.mcpsdk.schema.codec.EncodedPage;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;

/** A resource template that is served. */
record RegisteredResourceTemplate(
    Feature feature, RawJson encoded, ResourceTemplateSpec spec, UriTemplate template)
    implements Registered {

  static RegisteredResourceTemplate of(ResourceTemplateSpec spec) {
    Feature feature =
        new Feature(
            Feature.Kind.RESOURCE_TEMPLATE,
            spec.definition().uriTemplate(),
            spec.definition().meta());
    RawJson encoded = EncodedPage.encode(spec.definition(), Wire.LATEST);
    return new RegisteredResourceTemplate(
        feature, encoded, spec, UriTemplate.parse(feature.name()));
  }
}
