package dev.mcpsdk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A drawing without background, in colours that can be read on white and on black. */
public final class Svg {
  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;

  public Svg(int width, int height) {
    this.width = width;
    this.height = height;
  }

  public void title(double x, double y, String text) {
    text(x, y, "title", text);
  }

  public void heading(double x, double y, String text) {
    text(x, y, "heading", text);
  }

  public void small(double x, double y, String text) {
    text(x, y, "small", text);
  }

  /** Text that ends at x. */
  public void label(double x, double y, String text, boolean ours) {
    text(x, y, ours ? "label ours" : "label", text);
  }

  public void bar(double x, double y, double length, double thickness, boolean ours) {
    body.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\"/>%n",
            x,
            y,
            length,
            thickness,
            ours ? "ours" : "peer"));
  }

  /** A vertical line. */
  public void axis(double x, double from, double to) {
    segment(x, from, x, to, "");
  }

  void horizontal(double from, double to, double y) {
    segment(from, y, to, y, "");
  }

  /** A faint line to read values by. */
  void rule(double from, double to, double y) {
    segment(from, y, to, y, " class=\"rule\"");
  }

  /** Text around x. */
  void middle(double x, double y, String text) {
    text(x, y, "middle", text);
  }

  /** Text that begins at x. */
  void beside(double x, double y, String text, boolean ours) {
    text(x, y, ours ? "ours" : "plain", text);
  }

  /**
   * A line through points, each marked.
   *
   * @param dashes as SVG has them, empty for none
   */
  void line(List<double[]> points, boolean ours, String dashes) {
    String style = ours ? "ours" : "peer";
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(String.format(Locale.ROOT, "%.1f,%.1f ", point[0], point[1]));
      body.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" class=\"%s\"/>%n",
              point[0],
              point[1],
              style));
    }
    body.append("<polyline points=\"")
        .append(path.toString().trim())
        .append("\" class=\"")
        .append(style)
        .append(dashes.isEmpty() ? "" : "\" stroke-dasharray=\"" + dashes)
        .append("\"/>\n");
  }

  public void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">
        <style>
        text { font-family: system-ui, sans-serif; font-size: 12px; fill: #767676 }
        .title { font-size: 16px; font-weight: bold }
        .heading { font-size: 13px; font-weight: bold }
        .small { font-size: 11px }
        .label { text-anchor: end }
        text.ours { font-weight: bold; fill: #d9622b }
        rect.ours { fill: #d9622b }
        rect.peer { fill: #7d93ab }
        .middle { text-anchor: middle }
        circle.ours { fill: #d9622b }
        circle.peer { fill: #7d93ab }
        polyline { fill: none; stroke-width: 2 }
        polyline.ours { stroke: #d9622b; stroke-width: 3 }
        polyline.peer { stroke: #7d93ab }
        line { stroke: #767676 }
        .rule { stroke-opacity: 0.25 }
        </style>
        %s</svg>
        """
            .formatted(width, height, width, height, body));
  }

  private void segment(double x1, double y1, double x2, double y2, String attribute) {
    body.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"%s/>%n",
            x1,
            y1,
            x2,
            y2,
            attribute));
  }

  private void text(double x, double y, String style, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>%n",
            x,
            y,
            style,
            escaped));
  }
}
