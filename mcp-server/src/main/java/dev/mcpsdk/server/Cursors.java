package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The cursors of one list: the position after which the page begins, and a check that tells those
 * of this list from anything else. The check is no secret, because a cursor opens nothing: each
 * page is filtered for its caller. It is the same in all processes that serve the same server.
 */
final class Cursors {

  private static final int CHECK_BYTES = 8;

  private final byte[] salt;

  Cursors(String server, String list) {
    salt = (server + '\n' + list + '\n').getBytes(StandardCharsets.UTF_8);
  }

  String encode(long position) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + CHECK_BYTES);
    bytes.putLong(position).put(check(position), 0, CHECK_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The position of a cursor, 0 for none; -32602 for one that is not of this list. */
  long decode(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    // Sixteen bytes; comparing the text as a whole leaves one spelling of each cursor.
    if (cursor.length() == 22) {
      try {
        long position = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)).getLong();
        if (position > 0 && encode(position).equals(cursor)) {
          return position;
        }
      } catch (IllegalArgumentException e) {
        throw invalid();
      }
    }
    throw invalid();
  }

  private static ProtocolException invalid() {
    return ProtocolException.invalidParams(
        "expected a cursor of this list at $.params.cursor but found another string");
  }

  private byte[] check(long position) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
