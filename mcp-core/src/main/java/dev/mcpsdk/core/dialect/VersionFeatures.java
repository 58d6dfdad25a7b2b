package dev.mcpsdk.core.dialect;

import dev.mcpsdk.schema.codec.Wire;
import java.util.ArrayList;
import java.util.List;

/**
 * What differs between revisions, by name. The only place that may look at which revision it is.
 */
public final class VersionFeatures {

  private VersionFeatures() {}

  /** The revision this SDK prefers. */
  public static ProtocolVersion latest() {
    return ProtocolVersion.V2026_07_28;
  }

  /** Revisions of one era, newest first. */
  public static List<ProtocolVersion> of(Era era) {
    List<ProtocolVersion> versions = new ArrayList<>();
    for (ProtocolVersion version : ProtocolVersion.values()) {
      if (version.era() == era) {
        versions.add(0, version);
      }
    }
    return List.copyOf(versions);
  }

  /** What messages of the revision can carry. */
  public static Wire wire(ProtocolVersion version) {
    return switch (version) {
      case V2026_07_28 -> Wire.LATEST;
      case V2024_11_05, V2025_03_26, V2025_06_18, V2025_11_25 ->
          throw new IllegalArgumentException("revision " + version + " is not spoken yet");
    };
  }
}
