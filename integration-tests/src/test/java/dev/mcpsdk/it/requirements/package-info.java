/**
 * What the protocol demands of servers, shown on every transport, and the proof that each demand is
 * shown somewhere.
 */
package dev.mcpsdk.it.requirements;
