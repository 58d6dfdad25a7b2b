package dev.mcpsdk.client;

import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a question belongs to.
 *
 * @param key the server's name for the question; before 2026-07-28 the id of its request
 * @param server who asks, as the server names itself: to be shown, not to be trusted
 * @param request the request of ours that raised the question; null before 2026-07-28, where
 *     nothing says so
 */
public record InputContext(
    String key, @Nullable Implementation server, @Nullable Request<?> request) {}
