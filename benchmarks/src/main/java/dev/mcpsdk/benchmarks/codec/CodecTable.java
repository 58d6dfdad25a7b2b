package dev.mcpsdk.benchmarks.codec;

import dev.mcpsdk.benchmarks.Results;
import java.io.PrintStream;
import java.util.Locale;

/** The printed table: every figure, and the ratios that count. */
final class CodecTable {
  static final String NANOS = "ns/op";
  static final String WALL_NANOS = "wall-ns/op";
  static final String BYTES = "B/op";

  private static final String US = Subject.MCP_SDK.label();

  private final Results results;
  private final boolean warm;
  private final PrintStream out;

  /** Without the full warm-up no CPU time is judged: cold peers would only flatter us. */
  CodecTable(Results results, boolean warm, PrintStream out) {
    this.results = results;
    this.warm = warm;
    this.out = out;
  }

  void print() {
    out.println("\nThread CPU time, ns/op");
    heading("x official", "floor", "x fastjson2");
    rows(this::speedRow);
    out.println(
        "x official: how many times as fast as the official SDK with its faster mapper;"
            + " x fastjson2: likewise, the goal is 1");
    out.println("\nAllocation, B/op");
    heading("/ official", "floor", "/ output");
    rows(this::bytesRow);
    out.println(
        "/ official: share of what the official SDK allocates with its leaner mapper, the goal for"
            + " decoding is 0.25; / output: against the encoded array");
  }

  static String work(boolean decode, Payload payload) {
    return (decode ? "decode " : "encode ") + payload.label();
  }

  private interface Row {
    void print(boolean decode, Payload payload);
  }

  private void rows(Row row) {
    for (boolean decode : new boolean[] {true, false}) {
      for (Payload payload : Payload.values()) {
        row.print(decode, payload);
      }
    }
  }

  private void heading(String... more) {
    out.printf("%-21s", "");
    for (Subject subject : Subject.values()) {
      out.printf(" %17s", subject.label());
    }
    out.printf("   %10s %9s %11s%n", (Object[]) more);
  }

  private void speedRow(boolean decode, Payload payload) {
    String work = work(decode, payload);
    figures(work, NANOS);
    double ours = results.value(work, US, NANOS);
    double floor = CodecGoals.speed(decode, payload);
    double times = official(work, NANOS) / ours;
    double fastjson = results.value(work, Subject.FASTJSON2.label(), NANOS) / ours;
    out.printf(
        Locale.ROOT,
        "   %9.2fx %9s %10.2fx%n",
        times,
        floor == 0 ? "" : warm ? verdict(times >= floor, floor) : "? cold",
        fastjson);
  }

  private void bytesRow(boolean decode, Payload payload) {
    String work = work(decode, payload);
    figures(work, BYTES);
    double ours = results.value(work, US, BYTES);
    double floor = CodecGoals.bytes(decode, payload);
    double share = ours / official(work, BYTES);
    String output =
        decode ? "" : String.format(Locale.ROOT, "%.2fx", ours / payload.bytes().length);
    out.printf(Locale.ROOT, "   %10.2f %9s %11s%n", share, verdict(share <= floor, floor), output);
  }

  private void figures(String work, String metric) {
    out.printf("%-21s", work);
    for (Subject subject : Subject.values()) {
      out.printf(Locale.ROOT, " %,17.0f", results.value(work, subject.label(), metric));
    }
  }

  private double official(String work, String metric) {
    return Math.min(
        results.value(work, Subject.OFFICIAL_JACKSON2.label(), metric),
        results.value(work, Subject.OFFICIAL_JACKSON3.label(), metric));
  }

  private static String verdict(boolean met, double floor) {
    return String.format(Locale.ROOT, "%s %.2f", met ? "ok" : "BELOW", floor);
  }
}
