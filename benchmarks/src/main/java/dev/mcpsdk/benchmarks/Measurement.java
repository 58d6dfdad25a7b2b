package dev.mcpsdk.benchmarks;

/**
 * One figure.
 *
 * @param work such as {@code decode tool-list}
 * @param metric such as {@code ns/op}
 */
public record Measurement(String work, String subject, String metric, double value, String unit) {}
