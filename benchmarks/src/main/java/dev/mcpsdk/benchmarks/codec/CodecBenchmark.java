package dev.mcpsdk.benchmarks.codec;

import dev.mcpsdk.benchmarks.ThreadCost;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Decoding and encoding one message. Run by {@link CodecFork}, which warms all works before; by JMH
 * alone, for its profilers, each work has its JVM to itself and looks better than in a server.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
  /** A label of {@link Subject}. */
  @Param({
    "mcp-sdk",
    "official-jackson2",
    "official-jackson3",
    "jackson-streaming",
    "fastjson2",
    "yasson",
    "parsson",
    "utf8-copy"
  })
  public String subject;

  /** A label of {@link Payload}. */
  @Param({"small-call", "text-result", "tool-list", "text-1mib", "progress", "structured-10k"})
  public String payload;

  private final ThreadCost cost = new ThreadCost();
  private Codec codec;
  private Payload message;
  private Object decoded;
  private long operations;

  @Setup(Level.Trial)
  public void prepare() {
    codec = Subject.of(subject).codec();
    message = Payload.of(payload);
    decoded = codec.toSend(codec.decode(message));
  }

  @Setup(Level.Iteration)
  public void begin() {
    operations = 0;
    cost.begin();
  }

  @TearDown(Level.Iteration)
  public void end(BenchmarkParams benchmark, IterationParams iteration) {
    cost.end();
    if (iteration.getType() == IterationType.MEASUREMENT) {
      String name = benchmark.getBenchmark();
      String work = name.substring(name.lastIndexOf('.') + 1) + ' ' + payload;
      Samples.add(work, cost, operations);
    }
  }

  @Benchmark
  public Object decode() {
    operations++;
    return codec.decode(message);
  }

  @Benchmark
  public byte[] encode() {
    operations++;
    return codec.encode(message, decoded);
  }
}
