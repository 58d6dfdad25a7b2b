package dev.mcpsdk.server;

import dev.mcpsdk.server.ask.Asking;

/**
 * What holds for all calls of a server.
 *
 * @param logging whether handlers may send log messages
 * @param audience the name under which the server seals what it asks
 */
record CallTerms(boolean logging, String audience, Asking asking, Cancellations cancellations) {}
