/** What a stream of messages costs within one process: framing, dispatch, validation, sealing. */
@NullMarked
package dev.mcpsdk.benchmarks.streaming;

import org.jspecify.annotations.NullMarked;
