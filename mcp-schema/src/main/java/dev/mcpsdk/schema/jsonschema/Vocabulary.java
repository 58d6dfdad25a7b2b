package dev.mcpsdk.schema.jsonschema;

import org.jspecify.annotations.Nullable;

/** The vocabularies of 2020-12. */
enum Vocabulary {
  CORE("core"),
  APPLICATOR("applicator"),
  UNEVALUATED("unevaluated"),
  VALIDATION("validation"),
  META_DATA("meta-data"),
  FORMAT_ANNOTATION("format-annotation"),
  FORMAT_ASSERTION("format-assertion"),
  CONTENT("content");

  private final String uri;

  Vocabulary(String name) {
    this.uri = "https://json-schema.org/draft/2020-12/vocab/" + name;
  }

  static @Nullable Vocabulary of(String uri) {
    for (Vocabulary vocabulary : values()) {
      if (vocabulary.uri.equals(uri)) {
        return vocabulary;
      }
    }
    return null;
  }
}
