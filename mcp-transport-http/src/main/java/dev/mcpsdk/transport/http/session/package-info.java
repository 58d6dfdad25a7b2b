/**
 * How the revisions before 2026-07-28 are served over HTTP: sessions, streams that outlive their
 * connections, and the HTTP+SSE transport of 2024-11-05.
 */
@NullMarked
package dev.mcpsdk.transport.http.session;

import org.jspecify.annotations.NullMarked;
