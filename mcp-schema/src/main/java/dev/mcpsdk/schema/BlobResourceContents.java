package dev.mcpsdk.schema;

import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is not text.
 *
 * @param blob the bytes in standard base64 as sent; checked only by {@link #bytes}
 */
public record BlobResourceContents(
    String uri, @Nullable String mimeType, String blob, @ProtocolSince("2025-06-18") Meta meta)
    implements ResourceContents {
  public BlobResourceContents {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(blob, "blob");
    Objects.requireNonNull(meta, "meta");
  }

  public static BlobResourceContents of(String uri, @Nullable String mimeType, byte[] bytes) {
    return new BlobResourceContents(
        uri, mimeType, Base64.getEncoder().encodeToString(bytes), Meta.EMPTY);
  }

  /**
   * Decodes the blob anew at each call.
   *
   * @throws IllegalArgumentException if the blob is not base64
   */
  public byte[] bytes() {
    return Base64.getDecoder().decode(blob);
  }
}
