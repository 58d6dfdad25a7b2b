/** Streamable HTTP for servers and clients. */
@NullMarked
package dev.mcpsdk.transport.http;

import org.jspecify.annotations.NullMarked;
