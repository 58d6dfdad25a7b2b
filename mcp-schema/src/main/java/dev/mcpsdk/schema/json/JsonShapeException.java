package dev.mcpsdk.schema.json;

/** Well-formed JSON that is not what was expected at {@link #path()}. */
public final class JsonShapeException extends JsonException {

  private static final long serialVersionUID = 1L;

  private final String path;

  public JsonShapeException(String path, String message) {
    super(message);
    this.path = path;
  }

  /** The place, like {@code $.params.content[2].type}. */
  public String path() {
    return path;
  }
}
