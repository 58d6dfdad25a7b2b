package dev.mcpsdk.transport.http.session;

import dev.mcpsdk.transport.http.events.EventStore;
import java.time.Duration;

/**
 * How sessions are kept. The transport's builder says what each means.
 *
 * @param maxQueued notifications that wait for a stream, per session
 */
public record SessionOptions(
    Duration idleTimeout,
    Duration maxAge,
    int maxSessions,
    int maxSessionsPerCaller,
    Duration reconnectDelay,
    EventStore events,
    int maxQueued) {}
