package dev.mcpsdk.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Lines over a size that grows, one panel below the other, one line for each subject. */
public final class GrowthPlot implements Drawing {
  private static final int WIDTH = 940;
  private static final int PANEL = 250;

  private final Results results;
  private final String title;
  private final String origin;
  private final List<LinePanel> panels = new ArrayList<>();

  /**
   * @param origin machine and versions, line by line
   */
  public GrowthPlot(Results results, String title, String origin) {
    this.results = results;
    this.title = title;
    this.origin = origin;
  }

  /**
   * Adds a panel if there are figures for it.
   *
   * @param heading names metric and unit
   * @param growing what grows, at the horizontal axis
   * @param works by their sizes
   */
  public GrowthPlot panel(
      String heading, String growing, String metric, SortedMap<Long, String> works) {
    LinePanel panel = new LinePanel(heading, growing, WIDTH, PANEL);
    works.forEach(
        (size, work) -> {
          for (String subject : results.subjects(work, metric)) {
            panel.point(subject, size, results.value(work, subject, metric));
          }
        });
    if (!panel.isEmpty()) {
      panels.add(panel);
    }
    return this;
  }

  @Override
  public void write(Path file) throws IOException {
    String[] lines = origin.split("\n", -1);
    int top = 48 + 16 * lines.length;
    Svg svg = new Svg(WIDTH, top + PANEL * panels.size());
    svg.title(16, 24, title);
    for (int i = 0; i < lines.length; i++) {
      svg.small(16, 44 + 16 * i, lines[i]);
    }
    for (LinePanel panel : panels) {
      panel.draw(svg, top);
      top += PANEL;
    }
    svg.write(file);
  }
}
