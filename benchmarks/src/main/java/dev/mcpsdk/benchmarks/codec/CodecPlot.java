package dev.mcpsdk.benchmarks.codec;

import dev.mcpsdk.benchmarks.BarPanel;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.Svg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One panel for each work: CPU time of each subject, to the panel's own scale. */
final class CodecPlot {
  private static final int HEAD = 96;
  private static final int PANEL_WIDTH = 470;
  private static final int PANEL_HEIGHT = 200;

  private final Results results;
  private final String origin;

  CodecPlot(Results results, String origin) {
    this.results = results;
    this.origin = origin;
  }

  void write(Path file) throws IOException {
    Payload[] payloads = Payload.values();
    Svg svg = new Svg(2 * PANEL_WIDTH, HEAD + payloads.length * PANEL_HEIGHT);
    svg.title(16, 24, "Message codec: thread CPU time per message, shorter is better");
    int y = 44;
    for (String line : origin.split("\n", -1)) {
      svg.small(16, y, line);
      y += 16;
    }
    for (int i = 0; i < payloads.length; i++) {
      int top = HEAD + i * PANEL_HEIGHT;
      panel(true, payloads[i]).draw(svg, 0, top);
      panel(false, payloads[i]).draw(svg, PANEL_WIDTH, top);
    }
    svg.write(file);
  }

  private BarPanel panel(boolean decode, Payload payload) {
    String work = CodecTable.work(decode, payload);
    List<BarPanel.Bar> bars = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      double nanos = results.value(work, subject.label(), CodecTable.NANOS);
      bars.add(new BarPanel.Bar(subject.label(), nanos, time(nanos), subject == Subject.MCP_SDK));
    }
    String size = String.format(Locale.ROOT, "%,d bytes", payload.bytes().length);
    return new BarPanel(work + ", " + size, bars, PANEL_WIDTH);
  }

  private static String time(double nanos) {
    if (nanos < 1000) {
      return String.format(Locale.ROOT, "%.0f ns", nanos);
    }
    if (nanos < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f µs", nanos / 1000);
    }
    return String.format(Locale.ROOT, "%.2f ms", nanos / 1_000_000);
  }
}
