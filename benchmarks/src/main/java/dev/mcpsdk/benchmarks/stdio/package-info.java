/** Servers and clients over pipes side by side. */
@NullMarked
package dev.mcpsdk.benchmarks.stdio;

import org.jspecify.annotations.NullMarked;
