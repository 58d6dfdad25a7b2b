package dev.mcpsdk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    body.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
            x,
            from,
            x,
            to));
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
        line { stroke: #767676 }
        </style>
        %s</svg>
        """
            .formatted(width, height, width, height, body));
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
