package dev.mcpsdk.client;

import dev.mcpsdk.core.MissingCapabilityException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ResourceNotFoundException;
import dev.mcpsdk.core.UrlElicitationRequiredException;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.codec.RequiredElicitations;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.JsonException;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the exception that says most about a server's error, given what was asked. */
final class PeerFailures {

  private PeerFailures() {}

  static Throwable refine(Request<?> request, Throwable failure) {
    if (!(failure instanceof ProtocolException error)) {
      return failure;
    }
    RawJson data = error.error().data();
    if (request instanceof ReadResourceRequest read && isNotFound(error.code(), data, read.uri())) {
      return ProtocolException.received(new ResourceNotFoundException(read.uri()));
    }
    if (error.code() == ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY) {
      RawJson required = member(data, "requiredCapabilities");
      if (required != null && required.kind() == JsonKind.OBJECT) {
        return ProtocolException.received(
            new MissingCapabilityException(String.valueOf(error.getMessage()), required));
      }
    }
    return error;
  }

  /**
   * The pages the user must have visited before the request can be served; null if the error says
   * nothing of the kind, or not in the words of this revision.
   */
  static @Nullable UrlElicitationRequiredException pages(@Nullable Throwable failure, Wire wire) {
    if (!(failure instanceof ProtocolException error)
        || error.code() != ErrorCodes.URL_ELICITATION_REQUIRED
        || !wire.elicitationIds()
        || error.error().data() == null) {
      return null;
    }
    try {
      List<ElicitUrlRequest> pages = RequiredElicitations.read(error.error().data());
      return pages.isEmpty()
          ? null
          : ProtocolException.received(
              new UrlElicitationRequiredException(String.valueOf(error.getMessage()), pages));
    } catch (JsonException e) {
      return null;
    }
  }

  // -32602 alone says too little: servers of 2026-07-28 name the resource in the data.
  private static boolean isNotFound(int code, @Nullable RawJson data, String uri) {
    return code == ErrorCodes.RESOURCE_NOT_FOUND
        || code == ErrorCodes.INVALID_PARAMS && RawJson.string(uri).equals(member(data, "uri"));
  }

  private static @Nullable RawJson member(@Nullable RawJson data, String name) {
    return data != null && data.kind() == JsonKind.OBJECT ? data.member(name) : null;
  }
}
