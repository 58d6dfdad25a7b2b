package dev.mcpsdk.schema;

import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image.
 *
 * @param data the image in standard base64 as sent; checked only by {@link #bytes}
 */
public record ImageContent(
    String data,
    String mimeType,
    @Nullable Annotations annotations,
    @ProtocolSince("2025-06-18") Meta meta)
    implements Content {
  public static final String TYPE = "image";

  public ImageContent {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(mimeType, "mimeType");
    Objects.requireNonNull(meta, "meta");
  }

  public static ImageContent of(byte[] image, String mimeType) {
    return new ImageContent(Base64.getEncoder().encodeToString(image), mimeType, null, Meta.EMPTY);
  }

  /**
   * Decodes the data anew at each call.
   *
   * @throws IllegalArgumentException if the data is not base64
   */
  public byte[] bytes() {
    return Base64.getDecoder().decode(data);
  }

  @Override
  public String type() {
    return TYPE;
  }
}
