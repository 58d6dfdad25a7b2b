/** The servers that are measured: ours and the bare ones that are the limit. */
@NullMarked
package dev.mcpsdk.benchmarks.server;

import org.jspecify.annotations.NullMarked;
