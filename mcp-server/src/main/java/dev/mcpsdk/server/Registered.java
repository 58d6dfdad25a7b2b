package dev.mcpsdk.server;

import dev.mcpsdk.schema.codec.EncodedEntry;

/** What a registry holds. */
interface Registered {

  /** As the visibility predicate sees it; its name is the key. */
  Feature feature();

  /** Its entry in a list. */
  EncodedEntry encoded();
}
