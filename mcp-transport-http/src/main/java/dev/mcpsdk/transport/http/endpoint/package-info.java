/**
 * The protocol half of the server: header rules, status codes and event streams over a small
 * abstraction of one HTTP exchange. Knows no web server; the package above binds it to Jetty.
 */
@NullMarked
package dev.mcpsdk.transport.http.endpoint;

import org.jspecify.annotations.NullMarked;
