package dev.mcpsdk.schema.jsonschema;

/**
 * One reason why an instance is invalid.
 *
 * @param path JSON pointer to the value within the instance, empty for the instance itself; long
 *     member names are shortened with an ellipsis
 * @param keyword the schema keyword that failed, for example {@code maximum}
 * @param message what was expected and what was found. Never contains the instance's values, only
 *     their kinds, sizes and member names
 */
public record Problem(String path, String keyword, String message) {
  @Override
  public String toString() {
    return (path.isEmpty() ? "(root)" : path) + ": " + message;
  }
}
