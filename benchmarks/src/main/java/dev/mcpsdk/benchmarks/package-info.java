/** What all areas of measuring share. */
@NullMarked
package dev.mcpsdk.benchmarks;

import org.jspecify.annotations.NullMarked;
