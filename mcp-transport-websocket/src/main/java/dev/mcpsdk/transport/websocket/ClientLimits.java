package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.schema.json.JsonLimits;
import java.time.Duration;

/** Bounds of a client's connection. The builder says what each means. */
record ClientLimits(
    int maxMessageBytes,
    JsonLimits jsonLimits,
    int maxQueuedBytes,
    int maxQueuedNotifications,
    Duration writeTimeout,
    Duration pingInterval,
    Duration pongTimeout) {}
