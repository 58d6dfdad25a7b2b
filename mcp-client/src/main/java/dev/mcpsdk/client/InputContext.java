package dev.mcpsdk.client;

import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a question belongs to.
 *
 * @param key the server's name for the question
 * @param server who asks, as the server names itself: to be shown, not to be trusted
 * @param request the request of ours that raised the question
 */
public record InputContext(String key, @Nullable Implementation server, Request<?> request) {}
