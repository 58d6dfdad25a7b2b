/** Servers and clients over WebSocket side by side, and beside HTTP. */
@NullMarked
package dev.mcpsdk.benchmarks.websocket;

import org.jspecify.annotations.NullMarked;
