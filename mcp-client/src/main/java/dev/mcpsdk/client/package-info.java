/** The MCP client: calls, answers to questions, listening. */
@NullMarked
package dev.mcpsdk.client;

import org.jspecify.annotations.NullMarked;
