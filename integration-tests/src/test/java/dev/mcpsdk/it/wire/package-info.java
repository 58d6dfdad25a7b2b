/** A peer of servers that is made of JSON text, on every transport. */
package dev.mcpsdk.it.wire;
