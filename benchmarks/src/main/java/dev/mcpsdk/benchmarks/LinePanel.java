package dev.mcpsdk.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lines over a logarithmic axis of sizes. The other axis begins at zero, or is logarithmic, too,
 * where the figures are of very different magnitude.
 */
final class LinePanel {
  private static final int LEFT = 76;
  private static final int LABELS = 250;
  private static final int HEAD = 34;
  private static final int FOOT = 46;
  private static final int LABEL_STEP = 14;
  private static final double WIDE = 50;
  private static final String[] DASHES = {"", "7 4", "2 4", "9 3 2 3"};

  private final String heading;
  private final String growing;
  private final int width;
  private final int height;
  private final Map<String, SortedMap<Long, Double>> lines = new LinkedHashMap<>();
  private double largest;
  private double smallest = Double.MAX_VALUE;

  private record Label(String text, boolean ours, double y) {}

  /** Where values are. */
  private record Scale(boolean logarithmic, double low, double high, double top, double bottom) {
    double y(double value) {
      double share =
          logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
      return bottom - Math.max(0, share) * (bottom - top);
    }
  }

  LinePanel(String heading, String growing, int width, int height) {
    this.heading = heading;
    this.growing = growing;
    this.width = width;
    this.height = height;
  }

  void point(String subject, long size, double value) {
    lines.computeIfAbsent(subject, key -> new TreeMap<>()).put(size, value);
    largest = Math.max(largest, value);
    if (value > 0) {
      smallest = Math.min(smallest, value);
    }
  }

  boolean isEmpty() {
    return lines.isEmpty() || largest <= 0;
  }

  void draw(Svg svg, int top) {
    svg.heading(16, top + 18, heading);
    double right = width - LABELS;
    double bottom = top + height - FOOT;
    Scale scale = scale(top + HEAD, bottom);
    svg.axis(LEFT, top + HEAD, bottom);
    svg.horizontal(LEFT, right, bottom);
    for (double tick : ticks(scale)) {
      svg.rule(LEFT, right, scale.y(tick));
      svg.label(LEFT - 6, scale.y(tick) + 4, Figures.tick(tick), false);
    }
    List<Long> sizes = lines.values().stream().flatMap(l -> l.keySet().stream()).toList();
    double least = Math.log(Math.max(1, sizes.stream().min(Comparator.naturalOrder()).orElse(1L)));
    double most = Math.log(Math.max(2, sizes.stream().max(Comparator.naturalOrder()).orElse(2L)));
    double span = most > least ? most - least : 1;
    for (long size : sizes.stream().distinct().sorted().toList()) {
      double x = LEFT + (Math.log(Math.max(1, size)) - least) / span * (right - LEFT);
      svg.middle(x, bottom + 16, Figures.tick(size));
    }
    svg.middle((LEFT + right) / 2, bottom + 34, growing);
    List<Label> labels = new ArrayList<>();
    int peer = 0;
    for (Map.Entry<String, SortedMap<Long, Double>> line : lines.entrySet()) {
      boolean ours = line.getKey().startsWith("mcp-sdk");
      List<double[]> points = new ArrayList<>();
      line.getValue()
          .forEach(
              (size, value) ->
                  points.add(
                      new double[] {
                        LEFT + (Math.log(Math.max(1, size)) - least) / span * (right - LEFT),
                        scale.y(value)
                      }));
      svg.line(points, ours, ours ? "" : DASHES[peer++ % DASHES.length]);
      double[] end = points.get(points.size() - 1);
      double value = line.getValue().get(line.getValue().lastKey());
      labels.add(new Label(line.getKey() + "  " + Figures.of(value), ours, end[1]));
    }
    place(svg, labels, right + 10);
  }

  /** Beside the ends of their lines, but not on each other. */
  private static void place(Svg svg, List<Label> labels, double x) {
    labels.sort(Comparator.comparingDouble(Label::y));
    double free = 0;
    for (Label label : labels) {
      double y = Math.max(label.y + 4, free);
      svg.beside(x, y, label.text, label.ours);
      free = y + LABEL_STEP;
    }
  }

  private Scale scale(double top, double bottom) {
    if (largest / smallest > WIDE) {
      return new Scale(
          true,
          Math.pow(10, Math.floor(Math.log10(smallest))),
          Math.pow(10, Math.ceil(Math.log10(largest))),
          top,
          bottom);
    }
    double step = step(largest);
    return new Scale(false, 0, Math.ceil(largest / step) * step, top, bottom);
  }

  private static List<Double> ticks(Scale scale) {
    List<Double> ticks = new ArrayList<>();
    if (scale.logarithmic) {
      for (double tick = scale.low; tick <= scale.high * 1.01; tick *= 10) {
        ticks.add(tick);
      }
    } else {
      double step = step(scale.high);
      for (int i = 0; i * step <= scale.high * 1.01; i++) {
        ticks.add(i * step);
      }
    }
    return ticks;
  }

  /** So that there are two to five. */
  private static double step(double high) {
    double ten = Math.pow(10, Math.floor(Math.log10(high)));
    double share = high / ten;
    return share >= 5 ? 2 * ten : share >= 2 ? ten : ten / 2;
  }
}
