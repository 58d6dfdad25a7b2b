package dev.mcpsdk.benchmarks;

import java.util.List;

/**
 * Horizontal bars from zero, with their figures at the ends.
 *
 * @param title names the work; each bar's text has its unit
 */
public record BarPanel(String title, List<Bar> bars, int width) {
  private static final int LABELS = 140;
  private static final int LETTER = 7;
  private static final int FIGURES = 70;
  private static final int STEP = 19;

  /**
   * One subject.
   *
   * @param text the value with its unit
   */
  public record Bar(String label, double value, String text, boolean ours) {}

  public void draw(Svg svg, int left, int top) {
    svg.heading(left + 16, top + 18, title);
    double largest = 0;
    int labels = LABELS;
    for (Bar bar : bars) {
      largest = Math.max(largest, bar.value);
      labels = Math.max(labels, bar.label.length() * LETTER + 10);
    }
    int room = width - labels - FIGURES - 16;
    int y = top + 28;
    for (Bar bar : bars) {
      double length = Math.max(1, bar.value / largest * room);
      svg.label(left + labels - 6, y + 12, bar.label, bar.ours);
      svg.bar(left + labels, y, length, STEP - 5, bar.ours);
      svg.small(left + labels + length + 5, y + 12, bar.text);
      y += STEP;
    }
    svg.axis(left + labels, top + 26, y);
  }
}
