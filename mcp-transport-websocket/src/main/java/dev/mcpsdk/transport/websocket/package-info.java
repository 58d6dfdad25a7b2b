/** Reserved for the WebSocket transport, which is not written yet. */
@NullMarked
package dev.mcpsdk.transport.websocket;

import org.jspecify.annotations.NullMarked;
