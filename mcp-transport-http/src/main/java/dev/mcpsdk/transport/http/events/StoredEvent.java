package dev.mcpsdk.transport.http.events;

/**
 * An event as it was kept.
 *
 * @param id as the store named it
 * @param message one JSON-RPC message in UTF-8; empty for an event that has nothing but an id
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record StoredEvent(String id, byte[] message) {}
