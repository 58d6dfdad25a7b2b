package dev.mcpsdk.server;

import dev.mcpsdk.core.ResourceNotFoundException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.BlobResourceContents;
import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.ReadResourceResult;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.ResourceContents;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.TextResourceContents;
import org.jspecify.annotations.Nullable;

/** Reads a resource. */
final class ResourceOperation implements Operation {

  private final ResourceLookup lookup;
  private final CacheHint hint;

  ResourceOperation(ResourceLookup lookup, CacheHint hint) {
    this.lookup = lookup;
    this.hint = hint;
  }

  @Override
  public boolean isInline(Request<?> request, Caller caller) {
    ResourceLookup.Found found = lookup.find(((ReadResourceRequest) request).uri(), caller);
    return found == null || found.isInline();
  }

  @Override
  public Result run(Request<?> request, Call call) throws Exception {
    String uri = ((ReadResourceRequest) request).uri();
    ResourceLookup.Found found = lookup.find(uri, call.caller());
    if (found == null) {
      throw new ResourceNotFoundException(uri);
    }
    ReadResourceResult result = result(uri, found.mimeType(), found.read(call.context()));
    if (result.cache() != null) {
      return result;
    }
    CacheHint own = found.cacheHint();
    return new ReadResourceResult(result.contents(), own == null ? hint : own, result.meta());
  }

  private static ReadResourceResult result(
      String uri, @Nullable String mimeType, @Nullable Object value) {
    if (value instanceof ReadResourceResult whole) {
      return whole;
    }
    if (value instanceof ResourceContents contents) {
      return ReadResourceResult.of(contents);
    }
    if (value instanceof CharSequence text) {
      return ReadResourceResult.of(TextResourceContents.of(uri, mimeType, text.toString()));
    }
    if (value instanceof byte[] bytes) {
      return ReadResourceResult.of(BlobResourceContents.of(uri, mimeType, bytes));
    }
    if (value instanceof InputRequired input) {
      throw new InputNeeded(input);
    }
    throw new IllegalStateException(
        "expected the handler to return text, bytes, ResourceContents or a ReadResourceResult but"
            + " found "
            + (value == null ? "null" : value.getClass().getName()));
  }
}
