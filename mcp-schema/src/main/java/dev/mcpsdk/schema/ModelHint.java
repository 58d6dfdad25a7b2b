package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a model.
 *
 * @param name a part of a model's name, like {@code sonnet}
 * @param other further members; the protocol leaves their meaning to the client
 */
public record ModelHint(@Nullable String name, Map<String, RawJson> other) {

  public ModelHint {
    other = Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }

  public static ModelHint of(String name) {
    return new ModelHint(name, Map.of());
  }
}
