/**
 * What is kept of event streams for clients that come back: the interface of stores and the one
 * used by default.
 */
@NullMarked
package dev.mcpsdk.transport.http.events;

import org.jspecify.annotations.NullMarked;
