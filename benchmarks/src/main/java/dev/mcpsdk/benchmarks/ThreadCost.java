package dev.mcpsdk.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the current thread spends between {@link #begin} and {@link #end}. Its CPU time hardly moves
 * when other processes take the machine, as wall time does; the collector's threads are not in it.
 */
public final class ThreadCost {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long wall;
  private long cpu;
  private long bytes;

  public void begin() {
    bytes = THREADS.getCurrentThreadAllocatedBytes();
    wall = System.nanoTime();
    cpu = THREADS.getCurrentThreadCpuTime();
  }

  public void end() {
    cpu = THREADS.getCurrentThreadCpuTime() - cpu;
    wall = System.nanoTime() - wall;
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
  }

  /** While it runs. */
  public long cpuSoFar() {
    return THREADS.getCurrentThreadCpuTime() - cpu;
  }

  /** While it runs. */
  public long wallSoFar() {
    return System.nanoTime() - wall;
  }

  public long cpuNanos() {
    return cpu;
  }

  public long wallNanos() {
    return wall;
  }

  public long allocatedBytes() {
    return bytes;
  }
}
