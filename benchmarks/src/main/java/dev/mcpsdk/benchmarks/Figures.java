package dev.mcpsdk.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures for people: as many digits as are worth reading. */
public final class Figures {
  private static final MathContext TICK = new MathContext(3);

  private Figures() {}

  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    double size = Math.abs(value);
    if (size >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
  }

  /** At an axis: no more digits than the number has. */
  static String tick(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : new BigDecimal(Double.toString(value)).round(TICK).toPlainString();
  }

  /** A ratio. */
  public static String times(double ratio) {
    return Double.isNaN(ratio) || Double.isInfinite(ratio)
        ? "-"
        : String.format(Locale.ROOT, "%.2fx", ratio);
  }
}
