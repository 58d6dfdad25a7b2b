/**
 * One request's questions, answers and remembered outcomes, across its rounds. Internal to the
 * server.
 */
@org.jspecify.annotations.NullMarked
package dev.mcpsdk.server.interaction;
