package dev.mcpsdk.server;

import dev.mcpsdk.schema.json.RawJson;

/** What a registry holds. */
interface Registered {

  /** As the visibility predicate sees it; its name is the key. */
  Feature feature();

  /** Its entry in a list as 2026-07-28 writes it, encoded when it was registered. */
  RawJson encoded();
}
