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

  /** The revision an era has come to. */
  public static ProtocolVersion latest(Era era) {
    return of(era).get(0);
  }

  /**
   * The revision to speak in a session.
   *
   * @param requested by the client, known to this SDK or not
   * @param served revisions of the handshake era, newest first; at least one
   * @return the one requested if it is served, else the newest that is
   */
  public static ProtocolVersion negotiate(String requested, List<ProtocolVersion> served) {
    ProtocolVersion wanted = ProtocolVersion.of(requested);
    return wanted != null && served.contains(wanted) ? wanted : served.get(0);
  }

  /** What an HTTP request of the handshake era speaks that does not say it. */
  public static ProtocolVersion unnamed() {
    return ProtocolVersion.V2025_03_26;
  }

  /** Whether messages may come as an array of several. */
  public static boolean batches(ProtocolVersion version) {
    return version == ProtocolVersion.V2025_03_26;
  }

  /** Whether HTTP requests of a session name the revision in a header. */
  public static boolean versionHeader(ProtocolVersion version) {
    return version.compareTo(ProtocolVersion.V2025_06_18) >= 0;
  }

  /**
   * Whether an HTTP response stream may end before its answer, for the client to come back: then it
   * begins with an event that has nothing but an id.
   */
  public static boolean pollableStreams(ProtocolVersion version) {
    return version == ProtocolVersion.V2025_11_25;
  }

  /** Whether servers may ask the user. */
  public static boolean elicitation(ProtocolVersion version) {
    return version.compareTo(ProtocolVersion.V2025_06_18) >= 0;
  }

  /** Whether tasks are part of the protocol itself. */
  public static boolean coreTasks(ProtocolVersion version) {
    return version == ProtocolVersion.V2025_11_25;
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
