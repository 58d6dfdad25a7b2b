/** Clients side by side, over HTTP and, for the area of stdio, over pipes. */
@NullMarked
package dev.mcpsdk.benchmarks.client;

import org.jspecify.annotations.NullMarked;
