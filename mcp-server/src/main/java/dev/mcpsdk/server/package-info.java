/** The MCP server: features, handlers and what they may do during a call. */
@NullMarked
package dev.mcpsdk.server;

import org.jspecify.annotations.NullMarked;
