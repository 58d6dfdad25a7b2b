package dev.mcpsdk.core.dialect;

import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client adds to one request.
 *
 * @param answers to the questions of the round before, by key; null if this is the first round
 * @param state to be given back exactly as it came; null if none came
 */
public record OutgoingFacts(
    @Nullable ProgressToken progressToken,
    @Nullable LoggingLevel logLevel,
    Meta meta,
    @Nullable Map<String, RawJson> answers,
    @Nullable String state) {

  public static final OutgoingFacts NONE = new OutgoingFacts(null, null, Meta.EMPTY, null, null);
}
