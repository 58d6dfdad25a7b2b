/** How cost grows with tools, results and listeners, and what starting costs. */
@NullMarked
package dev.mcpsdk.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
