package dev.mcpsdk.client;

import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.ElicitationCompleteNotification;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.json.JsonBinder;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The builder's values, for all of the client to read. */
record ClientSettings(
    InputHandlers handlers,
    Duration requestTimeout,
    Duration probeTimeout,
    EraVerdicts verdicts,
    Duration hardCap,
    boolean progressResets,
    Duration inputTimeout,
    int maxInputRounds,
    boolean inputLoop,
    int maxPendingRequests,
    int maxRunningHandlers,
    int maxPages,
    boolean validateOutput,
    boolean relisten,
    int cacheEntries,
    Duration serveStale,
    Supplier<String> cachePartition,
    LongSupplier clock,
    JsonBinder binder,
    @Nullable DiscoverResult discovered,
    @Nullable LoggingLevel logLevel,
    @Nullable Consumer<LoggingMessageNotification> onLog,
    @Nullable Consumer<ElicitationCompleteNotification> onElicitationComplete) {}
