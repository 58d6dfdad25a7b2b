package dev.mcpsdk.schema.jsonschema;

import java.util.EnumSet;
import java.util.Set;

/**
 * The rules a schema resource is read by.
 *
 * @param draft07 keywords as in draft-07 instead of 2020-12
 * @param vocabularies the groups of keywords in force
 * @param custom whether its meta-schema is the user's, who may demand more than we know
 */
record Dialect(boolean draft07, Set<Vocabulary> vocabularies, boolean custom) {
  static final String URI_2020_12 = "https://json-schema.org/draft/2020-12/schema";
  static final String URI_DRAFT_07 = "http://json-schema.org/draft-07/schema";
  static final String SUPPORTED = URI_2020_12 + ", " + URI_DRAFT_07 + "#";

  static final Dialect DRAFT_2020_12 =
      new Dialect(false, EnumSet.complementOf(EnumSet.of(Vocabulary.FORMAT_ASSERTION)), false);
  static final Dialect DRAFT_07 =
      new Dialect(
          true,
          EnumSet.complementOf(EnumSet.of(Vocabulary.FORMAT_ASSERTION, Vocabulary.UNEVALUATED)),
          false);

  boolean has(Vocabulary vocabulary) {
    return vocabularies.contains(vocabulary);
  }
}
