package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Drawing;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Results;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One of the things that can grow. */
interface Part {
  String US = "mcp-sdk";

  void measure(Consumer<Measurement> results) throws IOException, InterruptedException;

  /** The names of its works, in the order to be printed. */
  List<String> works();

  /** Its columns. */
  List<String> metrics();

  /** What it is held to. */
  void judge(Results results, Goals goals);

  /**
   * @param origin machine and versions
   */
  Drawing drawing(Results results, String origin);
}
