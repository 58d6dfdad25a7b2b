/** The JSON-RPC engine: ids, pending calls, timeouts, cancellation; internal to this SDK. */
@NullMarked
package dev.mcpsdk.core.engine;

import org.jspecify.annotations.NullMarked;
