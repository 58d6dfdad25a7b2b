package dev.mcpsdk.core;

import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;

/** There is no resource with this URI for this caller: -32602 on 2026-07-28, -32002 before. */
public final class ResourceNotFoundException extends ProtocolException {

  private static final long serialVersionUID = 1L;
  private static final Name URI = Name.of("uri");

  private final String uri;

  public ResourceNotFoundException(String uri) {
    super(
        new ErrorObject(
            ErrorCodes.INVALID_PARAMS,
            "resource not found",
            RawJson.write(out -> out.beginObject().member(URI, uri).endObject())));
    this.uri = uri;
  }

  public String uri() {
    return uri;
  }
}
