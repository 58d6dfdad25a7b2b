/** Exceptions and types shared by client, server and transports. */
@NullMarked
package dev.mcpsdk.core;

import org.jspecify.annotations.NullMarked;
