/** The official Java SDK as server and client; compiled only with the profile {@code peers}. */
@NullMarked
package dev.mcpsdk.benchmarks.official;

import org.jspecify.annotations.NullMarked;
