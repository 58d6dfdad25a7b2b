package dev.mcpsdk.schema;

import java.util.Objects;

/** Reads a resource, listed or matching a template. */
public record ReadResourceRequest(String uri) implements Request<ReadResourceResult> {
  public ReadResourceRequest {
    Objects.requireNonNull(uri, "uri");
  }

  @Override
  public Method<ReadResourceRequest, ReadResourceResult> method() {
    return Methods.RESOURCES_READ;
  }
}
