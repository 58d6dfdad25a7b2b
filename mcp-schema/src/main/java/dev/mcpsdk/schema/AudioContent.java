package dev.mcpsdk.schema;

import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sound.
 *
 * @param data the sound in standard base64 as sent; checked only by {@link #bytes}
 */
@ProtocolSince("2025-03-26")
public record AudioContent(
    String data,
    String mimeType,
    @Nullable Annotations annotations,
    @ProtocolSince("2025-06-18") Meta meta)
    implements Content {
  public static final String TYPE = "audio";

  public AudioContent {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(mimeType, "mimeType");
    Objects.requireNonNull(meta, "meta");
  }

  public static AudioContent of(byte[] sound, String mimeType) {
    return new AudioContent(Base64.getEncoder().encodeToString(sound), mimeType, null, Meta.EMPTY);
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
