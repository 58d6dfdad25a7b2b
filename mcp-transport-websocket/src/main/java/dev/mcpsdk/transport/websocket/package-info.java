/** MCP over WebSocket, on both sides: one message a text message. */
@NullMarked
package dev.mcpsdk.transport.websocket;

import org.jspecify.annotations.NullMarked;
