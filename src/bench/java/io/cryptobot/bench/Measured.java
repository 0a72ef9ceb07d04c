package io.cryptobot.bench;

import java.util.List;
import java.util.Locale;

/** Prints what was measured beside what is wanted. */
final class Measured {
  static final String LINE = "%-58s %14s %14s  %s%n";

  private Measured() {}

  static void line(String what, double measured, double wanted, boolean ok) {
    System.out.printf(
        Locale.ROOT,
        LINE,
        what,
        String.format(Locale.ROOT, "%.2f", measured),
        String.format(Locale.ROOT, wanted == Math.rint(wanted) ? "%.0f" : "%.1f", wanted),
        ok ? "ok" : "SHORT");
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
