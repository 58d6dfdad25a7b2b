package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/**
 * The wish, in {@code params.task}, that a request run as a task.
 *
 * @param ttlMs how long the task should be kept, in milliseconds
 */
@ProtocolSince("2025-11-25")
@ProtocolRemoved("2026-07-28")
public record TaskMetadata(@Nullable Long ttlMs) {}
