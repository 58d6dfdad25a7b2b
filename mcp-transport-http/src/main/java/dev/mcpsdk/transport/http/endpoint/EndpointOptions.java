package dev.mcpsdk.transport.http.endpoint;

import dev.mcpsdk.core.security.Authenticator;
import dev.mcpsdk.core.security.HostPolicy;
import dev.mcpsdk.core.security.OriginPolicy;
import dev.mcpsdk.schema.json.JsonLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint behaves. The transport's builder says what each means.
 *
 * @param authenticator null to take everybody
 * @param cors whether pages of allowed origins may read the answers
 * @param maxQueuedNotifications of one stream
 */
public record EndpointOptions(
    @Nullable Authenticator authenticator,
    HostPolicy hosts,
    OriginPolicy origins,
    boolean cors,
    int maxBodyBytes,
    JsonLimits jsonLimits,
    Duration writeTimeout,
    Duration keepAlive,
    Duration sseAfter,
    int maxQueuedNotifications) {}
