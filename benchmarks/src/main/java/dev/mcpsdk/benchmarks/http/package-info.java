/** HTTP servers side by side. */
@NullMarked
package dev.mcpsdk.benchmarks.http;

import org.jspecify.annotations.NullMarked;
