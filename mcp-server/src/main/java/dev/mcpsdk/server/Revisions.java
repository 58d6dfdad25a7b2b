package dev.mcpsdk.server;

import dev.mcpsdk.core.dialect.Era;
import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.VersionFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The protocol revisions a server speaks.
 *
 * @param handshake those that begin with a handshake, newest first; may be empty
 * @param stateless those that need none, newest first; may be empty if the other is not
 */
record Revisions(List<ProtocolVersion> handshake, List<ProtocolVersion> stateless) {

  static Revisions all() {
    return new Revisions(VersionFeatures.of(Era.HANDSHAKE), VersionFeatures.of(Era.STATELESS));
  }

  /**
   * @throws IllegalArgumentException if there are none, or one of them is not known
   */
  static Revisions of(Set<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("expected at least one protocol version but found none");
    }
    for (String name : names) {
      if (ProtocolVersion.of(name) == null) {
        throw new IllegalArgumentException(
            "expected protocol versions out of " + all().names(true) + " but found " + name);
      }
    }
    return new Revisions(named(all().handshake, names), named(all().stateless, names));
  }

  private static List<ProtocolVersion> named(List<ProtocolVersion> versions, Set<String> names) {
    return versions.stream().filter(version -> names.contains(version.text())).toList();
  }

  /**
   * As they are told to clients, newest first.
   *
   * @param handshakes whether those that begin with a handshake are spoken on the transport at all
   */
  List<String> names(boolean handshakes) {
    List<String> names = new ArrayList<>();
    stateless.forEach(version -> names.add(version.text()));
    if (handshakes) {
      handshake.forEach(version -> names.add(version.text()));
    }
    return List.copyOf(names);
  }
}
