package dev.mcpsdk.server.interaction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a state belongs to: it opens only for the same.
 *
 * @param audience the server that asked
 * @param principal the caller who was asked
 * @param target name or URI of the tool, prompt or resource
 * @param argumentsDigest of their canonical form
 */
@SuppressWarnings("ArrayRecordComponent") // compared by digest only
public record Binding(
    String audience, String principal, String method, String target, byte[] argumentsDigest) {

  /**
   * A digest of it all; each part with its length, so that none can be moved into its neighbour.
   */
  byte[] digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, audience.getBytes(StandardCharsets.UTF_8));
      add(digest, principal.getBytes(StandardCharsets.UTF_8));
      add(digest, method.getBytes(StandardCharsets.UTF_8));
      add(digest, target.getBytes(StandardCharsets.UTF_8));
      add(digest, argumentsDigest);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(4).putInt(part.length).array());
    digest.update(part);
  }
}
