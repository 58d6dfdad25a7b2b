package dev.mcpsdk.schema.json;

/**
 * Bounds a reader enforces while it reads; going over one is a {@link JsonSyntaxException} that
 * names the limit.
 *
 * @param maxDepth nested objects and arrays, 1 to {@value #DEPTH_CEILING}
 * @param maxStringBytes UTF-8 bytes of one string or member name as it stands in the text
 * @param maxNumberLength characters of one number
 */
public record JsonLimits(int maxDepth, int maxStringBytes, int maxNumberLength) {

  /**
   * No reader goes deeper, whatever is configured: readers recurse, and a thread's stack is finite.
   */
  public static final int DEPTH_CEILING = 512;

  /** 128 levels, strings of 64 MiB, numbers of 256 characters. */
  public static final JsonLimits DEFAULT = new JsonLimits(128, 64 << 20, 256);

  public JsonLimits {
    if (maxDepth < 1 || maxDepth > DEPTH_CEILING) {
      throw new IllegalArgumentException(
          "maxDepth must be 1 to " + DEPTH_CEILING + " but is " + maxDepth);
    }
    if (maxStringBytes < 1) {
      throw new IllegalArgumentException(
          "maxStringBytes must be positive but is " + maxStringBytes);
    }
    if (maxNumberLength < 1) {
      throw new IllegalArgumentException(
          "maxNumberLength must be positive but is " + maxNumberLength);
    }
  }

  public JsonLimits withMaxDepth(int depth) {
    return new JsonLimits(depth, maxStringBytes, maxNumberLength);
  }

  public JsonLimits withMaxStringBytes(int bytes) {
    return new JsonLimits(maxDepth, bytes, maxNumberLength);
  }

  public JsonLimits withMaxNumberLength(int length) {
    return new JsonLimits(maxDepth, maxStringBytes, length);
  }
}
