package dev.mcpsdk.transport.http;

import dev.mcpsdk.transport.http.session.SseDoors;

/** Where HTTP+SSE is served: the path that opens streams, and the one that takes messages. */
record SsePaths(String stream, String messages, SseDoors doors) {}
