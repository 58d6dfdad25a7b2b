package dev.mcpsdk.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Text for the model or the user. */
public record TextContent(
    String text, @Nullable Annotations annotations, @ProtocolSince("2025-06-18") Meta meta)
    implements Content {
  public static final String TYPE = "text";

  public TextContent {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(meta, "meta");
  }

  public static TextContent of(String text) {
    return new TextContent(text, null, Meta.EMPTY);
  }

  @Override
  public String type() {
    return TYPE;
  }
}
