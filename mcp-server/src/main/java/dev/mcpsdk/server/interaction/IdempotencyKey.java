package dev.mcpsdk.server.interaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A name for one action of one interaction: always the same, and nothing can be read from it. */
final class IdempotencyKey {

  private IdempotencyKey() {}

  static String of(String nonce, String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      // The nonce has a fixed length: the two cannot be confused.
      byte[] hash = digest.digest((nonce + name).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
