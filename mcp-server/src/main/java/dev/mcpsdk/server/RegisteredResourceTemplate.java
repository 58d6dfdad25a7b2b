package dev.mcpsdk.server;

/** A resource template that is served. */
record RegisteredResourceTemplate(Feature feature, ResourceTemplateSpec spec, UriTemplate template)
    implements Registered {

  static RegisteredResourceTemplate of(ResourceTemplateSpec spec) {
    Feature feature =
        new Feature(
            Feature.Kind.RESOURCE_TEMPLATE,
            spec.definition().uriTemplate(),
            spec.definition().meta());
    return new RegisteredResourceTemplate(feature, spec, UriTemplate.parse(feature.name()));
  }
}
