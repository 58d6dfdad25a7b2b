/**
 * Asking the client in the middle of a handler: questions, answers, and what must not happen twice.
 */
@org.jspecify.annotations.NullMarked
package dev.mcpsdk.server.ask;
