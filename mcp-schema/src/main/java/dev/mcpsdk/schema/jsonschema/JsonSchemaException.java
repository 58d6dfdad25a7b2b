package dev.mcpsdk.schema.jsonschema;

/**
 * The schema cannot be used: a keyword has the wrong shape, a reference leads nowhere, the dialect
 * is not supported, or a bound is exceeded. The message may be shown to the schema's author.
 */
public final class JsonSchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String location;

  JsonSchemaException(String location, String problem) {
    super("schema rejected at " + location + ": " + problem);
    this.location = location;
  }

  /** Where in the schema: its URI, if it has one, and a JSON pointer as fragment. */
  public String location() {
    return location;
  }
}
