package dev.mcpsdk.schema;

/**
 * The completed answer to a {@link Request} in neutral form: without {@code resultType}, server
 * identity or caching members, which the dialect of the revision adds and takes away.
 */
public interface Result {
  /** The metadata of the result without the keys of the envelope; empty if there is none. */
  Meta meta();
}
