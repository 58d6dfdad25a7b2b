package dev.mcpsdk.core.transport;

import dev.mcpsdk.schema.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are no JSON-RPC message, as far as they could be read.
 *
 * @param code -32700 if they are not JSON, -32600 if the JSON is no message
 * @param message what was expected and what came; goes to the peer
 * @param id that of the message it would have been, if it could be read
 * @param response whether it was meant to answer a request of this side, and so is not answered
 *     itself
 */
public record Malformed(int code, String message, @Nullable RequestId id, boolean response) {}
