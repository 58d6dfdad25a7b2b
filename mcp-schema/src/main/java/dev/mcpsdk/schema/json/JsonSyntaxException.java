package dev.mcpsdk.schema.json;

/**
 * The bytes are not JSON as this SDK accepts it: malformed, invalid UTF-8, a member twice, or over
 * a limit.
 */
public final class JsonSyntaxException extends JsonException {

  private static final long serialVersionUID = 1L;

  private final int offset;

  JsonSyntaxException(String message, int offset) {
    super(message + " at byte " + offset);
    this.offset = offset;
  }

  /** Where in the text, in bytes from its start. */
  public int offset() {
    return offset;
  }
}
