package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.VersionFeatures;
import org.jspecify.annotations.Nullable;

/**
 * What a channel knows of the handshake that began with it: nothing before the answer. Thread-safe.
 */
final class ClientSession {

  private static final int MAX_ID = 4096;

  private volatile @Nullable String id;
  private volatile @Nullable String version;
  private volatile boolean ended;

  /**
   * The server has answered.
   *
   * @param given the session's id, null from servers that keep none
   * @param agreed the revision to be spoken
   */
  void begin(@Nullable String given, String agreed) {
    ProtocolVersion known = ProtocolVersion.of(agreed);
    if (known != null && VersionFeatures.versionHeader(known)) {
      version = known.text();
    }
    id = given != null && isVisible(given) ? given : null;
  }

  private static boolean isVisible(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_ID
        && text.chars().allMatch(c -> c >= 0x21 && c <= 0x7E);
  }

  /** To be repeated with everything; null if there is none. */
  @Nullable String id() {
    return id;
  }

  /** To be named with everything; null before it is agreed, and where it is not named. */
  @Nullable String version() {
    return version;
  }

  boolean ended() {
    return ended;
  }

  /** The server does not have it any more. */
  void end() {
    ended = true;
  }
}
