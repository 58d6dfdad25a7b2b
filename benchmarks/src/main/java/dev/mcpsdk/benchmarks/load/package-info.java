/** Load for HTTP servers, made to cost little beside what it measures. */
@NullMarked
package dev.mcpsdk.benchmarks.load;

import org.jspecify.annotations.NullMarked;
