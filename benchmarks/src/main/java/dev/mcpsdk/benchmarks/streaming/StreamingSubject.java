package dev.mcpsdk.benchmarks.streaming;

import java.util.Map;

/** Somebody whose works are measured in one JVM. */
public interface StreamingSubject {

  /** One operation of a work, on the calling thread alone. */
  interface Work {
    /**
     * @return something of what was done, so that it cannot be left out
     */
    Object run() throws Exception;
  }

  /** Its works by name; checks that each does what it should. */
  Map<String, Work> works() throws Exception;
}
