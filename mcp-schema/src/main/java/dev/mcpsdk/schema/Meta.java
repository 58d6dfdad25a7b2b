package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code _meta} object of a message or of an object in it, without the keys that the SDK
 * carries in typed form ({@link MetaKeys#isEnvelope}). Keeps the order of its keys. Immutable.
 */
public final class Meta {
  public static final Meta EMPTY = new Meta(Map.of());

  private final Map<String, RawJson> entries;

  private Meta(Map<String, RawJson> entries) {
    this.entries = entries;
  }

  /** One entry, checked like {@link #with}. */
  public static Meta of(String key, RawJson value) {
    return EMPTY.with(key, value);
  }

  /**
   * The entries as they are, in their order. Meant for metadata received from a peer: keys are not
   * checked.
   */
  public static Meta copyOf(Map<String, RawJson> entries) {
    return entries.isEmpty()
        ? EMPTY
        : new Meta(Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
  }

  /**
   * This metadata with one more entry, or with the value of that key replaced.
   *
   * @throws IllegalArgumentException if the key breaks the grammar of {@code _meta} keys or its
   *     prefix is reserved for the protocol
   */
  public Meta with(String key, RawJson value) {
    MetaKeys.requireUsable(key);
    Map<String, RawJson> copy = new LinkedHashMap<>(entries);
    copy.put(key, Objects.requireNonNull(value, "value"));
    return new Meta(Collections.unmodifiableMap(copy));
  }

  /** The value of a key, or null if there is none; JSON {@code null} is {@link RawJson#NULL}. */
  public @Nullable RawJson get(String key) {
    return entries.get(key);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** An unmodifiable view in the order of the wire. */
  public Map<String, RawJson> asMap() {
    return entries;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Meta meta && entries.equals(meta.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
