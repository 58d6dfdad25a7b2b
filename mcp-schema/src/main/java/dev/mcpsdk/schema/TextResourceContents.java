package dev.mcpsdk.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A resource that is text. */
public record TextResourceContents(
    String uri, @Nullable String mimeType, String text, @ProtocolSince("2025-06-18") Meta meta)
    implements ResourceContents {
  public TextResourceContents {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(meta, "meta");
  }

  public static TextResourceContents of(String uri, @Nullable String mimeType, String text) {
    return new TextResourceContents(uri, mimeType, text, Meta.EMPTY);
  }
}
