package dev.mcpsdk.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** What can be drawn into a file. */
public interface Drawing {
  void write(Path file) throws IOException;
}
