/** What the engine makes and calls by itself, and must therefore be able to see. */
@NullMarked
package dev.mcpsdk.transport.websocket.endpoint;

import org.jspecify.annotations.NullMarked;
