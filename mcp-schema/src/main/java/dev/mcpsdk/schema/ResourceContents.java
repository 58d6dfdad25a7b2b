package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** What a resource holds: text, or bytes. */
public sealed interface ResourceContents permits TextResourceContents, BlobResourceContents {
  String uri();

  @Nullable String mimeType();

  @ProtocolSince("2025-06-18")
  Meta meta();
}
