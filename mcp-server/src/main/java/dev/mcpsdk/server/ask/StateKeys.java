package dev.mcpsdk.server.ask;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that seal what travels through clients: one that seals, and older ones that still open.
 * All processes of a server must have the same ones, or a question asked by one cannot be answered
 * to another. To change the key of a running fleet, first {@link #accept} the new one everywhere,
 * then {@link #rotate} to it everywhere. Thread-safe.
 */
public final class StateKeys {

  private static final int MIN_SECRET = 32;
  private static final int MAX_KEYS = 16;
  private static final byte FORMAT = 1;
  private static final int ID = Integer.BYTES;
  private static final int IV = 12;
  private static final int TAG_BITS = 128;
  private static final int HEADER = 1 + ID + IV;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final AtomicReference<List<Key>> ring;

  /** A key and the name that says which one sealed. */
  private record Key(int id, SecretKeySpec secret) {}

  private StateKeys(Key first) {
    this.ring = new AtomicReference<>(List.of(first));
  }

  /** A key of this process alone: what it sealed is lost when it ends. */
  public static StateKeys random() {
    byte[] secret = new byte[MIN_SECRET];
    RANDOM.nextBytes(secret);
    return of(secret);
  }

  /**
   * @param secret at least 32 bytes that nobody can guess; copied
   */
  public static StateKeys of(byte[] secret) {
    return new StateKeys(key(secret));
  }

  /** Opens what was sealed with this secret, too. */
  public void accept(byte[] secret) {
    Key key = key(secret);
    ring.updateAndGet(
        keys -> keys.stream().anyMatch(k -> same(k, key)) ? keys : with(keys, key, keys.size()));
  }

  /** Seals with this secret from now on; the one before goes on opening. */
  public void rotate(byte[] secret) {
    Key key = key(secret);
    ring.updateAndGet(keys -> with(keys.stream().filter(k -> !same(k, key)).toList(), key, 0));
  }

  /** Forgets this secret. @throws IllegalArgumentException if it is the one that seals */
  public void forget(byte[] secret) {
    Key key = key(secret);
    ring.updateAndGet(
        keys -> {
          if (same(keys.get(0), key)) {
            throw new IllegalArgumentException(
                "the key that seals cannot be forgotten: rotate to another one first");
          }
          return keys.stream().filter(k -> !same(k, key)).toList();
        });
  }

  /**
   * Encrypts with the key that seals.
   *
   * @param bound not part of the answer, but the same bytes are needed to open it
   */
  public byte[] seal(byte[] plain, byte[] bound) {
    Key key = keys().get(0);
    byte[] iv = new byte[IV];
    RANDOM.nextBytes(iv);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, bound);
      byte[] sealed = new byte[HEADER + cipher.getOutputSize(plain.length)];
      sealed[0] = FORMAT;
      ByteBuffer.wrap(sealed, 1, ID + IV).putInt(key.id()).put(iv);
      cipher.doFinal(plain, 0, plain.length, sealed, HEADER);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /**
   * Decrypts; null if it was not sealed with a key of this ring, was changed, or was bound to
   * something else.
   */
  public byte @Nullable [] open(byte[] sealed, byte[] bound) {
    if (sealed.length < HEADER || sealed[0] != FORMAT) {
      return null;
    }
    int id = ByteBuffer.wrap(sealed).getInt(1);
    byte[] iv = Arrays.copyOfRange(sealed, 1 + ID, HEADER);
    for (Key key : keys()) {
      if (key.id() == id) {
        try {
          return cipher(Cipher.DECRYPT_MODE, key, iv, bound)
              .doFinal(sealed, HEADER, sealed.length - HEADER);
        } catch (GeneralSecurityException notOurs) {
          return null;
        }
      }
    }
    return null;
  }

  private List<Key> keys() {
    return Objects.requireNonNull(ring.get());
  }

  private static Cipher cipher(int mode, Key key, byte[] iv, byte[] bound)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(bound);
    return cipher;
  }

  private static List<Key> with(List<Key> keys, Key key, int place) {
    if (keys.size() >= MAX_KEYS) {
      throw new IllegalStateException("more than " + MAX_KEYS + " keys: forget old ones");
    }
    List<Key> longer = new ArrayList<>(keys);
    longer.add(place, key);
    return List.copyOf(longer);
  }

  private static boolean same(Key one, Key other) {
    return MessageDigest.isEqual(one.secret().getEncoded(), other.secret().getEncoded());
  }

  private static Key key(byte[] secret) {
    if (secret.length < MIN_SECRET) {
      throw new IllegalArgumentException(
          "expected a secret of at least " + MIN_SECRET + " bytes but it has " + secret.length);
    }
    // Derived, so that the secret may serve other purposes too, and the name tells nothing about
    // it.
    byte[] key = derive(secret, "mcp-sdk request state key");
    byte[] name = derive(secret, "mcp-sdk request state key name");
    return new Key(ByteBuffer.wrap(name).getInt(), new SecretKeySpec(key, "AES"));
  }

  private static byte[] derive(byte[] secret, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "StateKeys[" + keys().size() + " keys]";
  }
}
