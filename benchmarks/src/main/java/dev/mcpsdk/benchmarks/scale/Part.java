package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Measurement;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One of the things that can grow. */
interface Part {
  void measure(Consumer<Measurement> results) throws IOException, InterruptedException;

  /** The names of its works, in the order to be printed. */
  List<String> works();

  /** Its columns. */
  List<String> metrics();
}
