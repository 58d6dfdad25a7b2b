package dev.mcpsdk.core.dialect;

import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows about one request beside its parameters, in every era the same.
 *
 * @param client as it names itself: to be shown, never to decide by
 * @param logLevel log messages from this level on are wanted; null for none
 * @param meta the request's {@code _meta} without the keys the protocol has taken out
 * @param answers to questions of the round before, by key; from the peer, not checked
 * @param state as the round before handed it out; from the peer, not checked
 */
public record CallFacts(
    ProtocolVersion version,
    ClientCapabilities capabilities,
    @Nullable Implementation client,
    @Nullable LoggingLevel logLevel,
    @Nullable ProgressToken progressToken,
    Meta meta,
    Map<String, RawJson> answers,
    @Nullable String state) {}
