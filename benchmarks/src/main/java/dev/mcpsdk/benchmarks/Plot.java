package dev.mcpsdk.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two panels in a row, one for each work and metric, each to its own scale from zero. */
public final class Plot implements Drawing {
  private static final int PANEL_WIDTH = 470;
  private static final int BAR = 19;
  private static final int PANEL_FRAME = 52;

  private final Results results;
  private final String title;
  private final String origin;
  private final List<Panel> panels = new ArrayList<>();

  private record Panel(String work, String metric, String unit) {}

  /**
   * @param origin machine and versions, line by line
   */
  public Plot(Results results, String title, String origin) {
    this.results = results;
    this.title = title;
    this.origin = origin;
  }

  /** Adds a panel if there are figures for it. */
  public Plot panel(String work, String metric, String unit) {
    if (!results.subjects(work, metric).isEmpty()) {
      panels.add(new Panel(work, metric, unit));
    }
    return this;
  }

  @Override
  public void write(Path file) throws IOException {
    String[] lines = origin.split("\n", -1);
    int head = 48 + 16 * lines.length;
    int height = head;
    for (int i = 0; i < panels.size(); i += 2) {
      height += rowHeight(i);
    }
    Svg svg = new Svg(2 * PANEL_WIDTH, height);
    svg.title(16, 24, title);
    for (int i = 0; i < lines.length; i++) {
      svg.small(16, 44 + 16 * i, lines[i]);
    }
    int top = head;
    for (int i = 0; i < panels.size(); i++) {
      draw(svg, panels.get(i), i % 2 * PANEL_WIDTH, top);
      if (i % 2 == 1) {
        top += rowHeight(i - 1);
      }
    }
    svg.write(file);
  }

  private int rowHeight(int left) {
    int bars = 0;
    for (int i = left; i < Math.min(left + 2, panels.size()); i++) {
      bars = Math.max(bars, results.subjects(panels.get(i).work, panels.get(i).metric).size());
    }
    return bars * BAR + PANEL_FRAME;
  }

  private void draw(Svg svg, Panel panel, int left, int top) {
    List<BarPanel.Bar> bars = new ArrayList<>();
    for (String subject : results.subjects(panel.work, panel.metric)) {
      double value = results.value(panel.work, subject, panel.metric);
      bars.add(
          new BarPanel.Bar(
              subject, value, Figures.of(value) + ' ' + panel.unit, subject.startsWith("mcp-sdk")));
    }
    new BarPanel(panel.work + ", " + panel.metric, bars, PANEL_WIDTH).draw(svg, left, top);
  }
}
