package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.schema.json.JsonLimits;
import java.time.Duration;

/**
 * Bounds of a server's connections. The builder says what each means.
 *
 * @param closeTimeout how long a peer may take to leave after it was told to
 */
record ServerLimits(
    int maxMessageBytes,
    JsonLimits jsonLimits,
    int maxQueuedBytes,
    int maxQueuedNotifications,
    Duration writeTimeout,
    Duration pingInterval,
    Duration pongTimeout,
    Duration closeTimeout,
    int maxConnections,
    int maxConnectionsPerCaller) {}
