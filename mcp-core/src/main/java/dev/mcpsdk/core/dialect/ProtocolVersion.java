package dev.mcpsdk.core.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published revisions of the protocol. What differs between them is asked of {@link
 * VersionFeatures}, never by comparing.
 */
public enum ProtocolVersion {
  V2024_11_05("2024-11-05", Era.HANDSHAKE),
  V2025_03_26("2025-03-26", Era.HANDSHAKE),
  V2025_06_18("2025-06-18", Era.HANDSHAKE),
  V2025_11_25("2025-11-25", Era.HANDSHAKE),
  V2026_07_28("2026-07-28", Era.STATELESS);

  private static final List<ProtocolVersion> ALL = List.of(values());

  private final String text;
  private final Era era;

  ProtocolVersion(String text, Era era) {
    this.text = text;
    this.era = era;
  }

  /** The date that names it on the wire. */
  public String text() {
    return text;
  }

  public Era era() {
    return era;
  }

  /** The revision with this date, null if this SDK knows none. */
  public static @Nullable ProtocolVersion of(String text) {
    for (ProtocolVersion version : ALL) {
      if (version.text.equals(text)) {
        return version;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return text;
  }
}
