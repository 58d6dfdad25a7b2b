package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image for user interfaces. Untrusted: a host accepts {@code https:} and {@code data:} only and
 * verifies the type by content.
 *
 * @param src where the image is
 * @param mimeType its type, if the source does not tell or tells it wrongly
 * @param sizes like {@code 48x48} or {@code any}; empty if unknown
 * @param theme the background it is made for, {@link #LIGHT} or {@link #DARK}; null for both
 */
@ProtocolSince("2025-11-25")
public record Icon(
    String src, @Nullable String mimeType, List<String> sizes, @Nullable String theme) {
  public static final String LIGHT = "light";
  public static final String DARK = "dark";

  public Icon {
    Objects.requireNonNull(src, "src");
    sizes = List.copyOf(sizes);
  }

  public static Icon of(String src) {
    return new Icon(src, null, List.of(), null);
  }
}
