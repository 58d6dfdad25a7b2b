package dev.mcpsdk.schema.json;

/** The six kinds of JSON value. */
public enum JsonKind {
  OBJECT("an object"),
  ARRAY("an array"),
  STRING("a string"),
  NUMBER("a number"),
  BOOLEAN("a boolean"),
  NULL("null");

  private final String phrase;

  JsonKind(String phrase) {
    this.phrase = phrase;
  }

  /** The kind with its article, as error messages name it: {@code an object}. */
  public String phrase() {
    return phrase;
  }
}
