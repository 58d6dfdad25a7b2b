package dev.mcpsdk.core.transport;

/**
 * What the layers above must know of a transport.
 *
 * @param name short and lower case, for logs: {@code stdio}, {@code http}
 * @param shared one channel carries all requests: their ids share one space, and cancelling needs a
 *     notification. Otherwise each request has a channel of its own, and ending that is cancelling
 * @param mirrorsParameters tool parameters marked {@code x-mcp-header} travel as headers too
 */
public record TransportTraits(String name, boolean shared, boolean mirrorsParameters) {}
