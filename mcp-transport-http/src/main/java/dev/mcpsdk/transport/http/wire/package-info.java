/**
 * What both sides of HTTP need to know of its wire: header values and event streams. No web server,
 * no client.
 */
@NullMarked
package dev.mcpsdk.transport.http.wire;

import org.jspecify.annotations.NullMarked;
