package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a list that is encoded once for each revision it is written to, when it first is.
 * Thread-safe; two threads may both encode what is asked for the first time.
 */
public final class EncodedEntry {
  private final Function<Wire, RawJson> encoder;
  private volatile Encoded[] encoded = {};

  private EncodedEntry(Function<Wire, RawJson> encoder) {
    this.encoder = encoder;
  }

  private record Encoded(Wire wire, RawJson json) {}

  public static EncodedEntry of(Tool tool) {
    return new EncodedEntry(wire -> EncodedPage.encode(tool, wire));
  }

  public static EncodedEntry of(Resource resource) {
    return new EncodedEntry(wire -> EncodedPage.encode(resource, wire));
  }

  public static EncodedEntry of(ResourceTemplate template) {
    return new EncodedEntry(wire -> EncodedPage.encode(template, wire));
  }

  public static EncodedEntry of(Prompt prompt) {
    return new EncodedEntry(wire -> EncodedPage.encode(prompt, wire));
  }

  /** The entry as the revision has it. */
  public RawJson json(Wire wire) {
    RawJson known = find(encoded, wire);
    return known != null ? known : encode(wire);
  }

  private static @Nullable RawJson find(Encoded[] all, Wire wire) {
    for (Encoded one : all) {
      if (one.wire.equals(wire)) {
        return one.json;
      }
    }
    return null;
  }

  private RawJson encode(Wire wire) {
    RawJson made = encoder.apply(wire);
    Encoded[] before = encoded;
    Encoded[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = new Encoded(wire, made);
    // Another thread's entry may get lost here; then it is encoded once more.
    encoded = after;
    return made;
  }
}
