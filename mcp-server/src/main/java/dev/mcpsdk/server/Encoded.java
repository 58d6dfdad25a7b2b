package dev.mcpsdk.server;

import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a list as JSON: for the newest revision from the start, for each other one from the
 * first time it is wanted. Thread-safe.
 */
final class Encoded {

  private final Function<Wire, RawJson> encoder;
  private final RawJson latest;
  private volatile @Nullable Map<Wire, RawJson> others;

  Encoded(Function<Wire, RawJson> encoder) {
    this.encoder = encoder;
    this.latest = encoder.apply(Wire.LATEST);
  }

  @SuppressWarnings("ReferenceEquality") // an equal one would only be encoded once more
  RawJson of(Wire wire) {
    if (wire == Wire.LATEST) {
      return latest;
    }
    Map<Wire, RawJson> known = others;
    if (known == null) {
      // Two at once make two maps, of which one is lost with what can be made again.
      known = new ConcurrentHashMap<>();
      others = known;
    }
    return known.computeIfAbsent(wire, encoder);
  }
}
