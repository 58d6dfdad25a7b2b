package dev.mcpsdk.server;

/** Reads a resource. Thread-safe; may block unless the resource is inline. */
@FunctionalInterface
public interface ResourceHandler {

  /**
   * @return a string (text with the definition's MIME type), a {@code byte[]} (a blob likewise), a
   *     {@link dev.mcpsdk.schema.ResourceContents}, a {@link dev.mcpsdk.schema.ReadResourceResult},
   *     or an {@link dev.mcpsdk.schema.InputRequired} to have the read repeated
   * @throws dev.mcpsdk.core.ResourceNotFoundException if there is none after all
   * @throws Exception anything else is logged under an id; the caller learns only the id
   */
  Object read(String uri, CallContext context) throws Exception;
}
