package io.cryptobot.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows how a sweep goes: on a terminal a line that is drawn over, else one every ten seconds.
 *
 * <pre>
 * 1,234 of 4,375 sets (28 %), 612 a second, 5 s left
 * </pre>
 */
final class SweepMeter {
  private static final double NANOS = 1e9;
  private static final double LINE_EVERY_SECONDS = 10;
  private static final double DRAW_EVERY_SECONDS = 0.2;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int WIDTH = 78;

  private final PrintWriter out;
  private final boolean isTerminal;
  private final int before;
  private final int all;
  private final long begin = System.nanoTime();
  private double shown;
  private int done;

  /**
   * @param before how many sets an earlier run has done
   * @param all how many there are
   */
  SweepMeter(PrintWriter out, boolean isTerminal, int before, int all) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.before = before;
    this.all = all;
  }

  void add(int sets) {
    done += sets;
    double now = seconds();
    if (now - shown < (isTerminal ? DRAW_EVERY_SECONDS : LINE_EVERY_SECONDS)) {
      return;
    }
    shown = now;
    String line = line(now);
    out.print(
        isTerminal ? '\r' + line + " ".repeat(Math.max(0, WIDTH - line.length())) : line + '\n');
    out.flush();
  }

  private String line(double now) {
    double rate = done / now;
    String left = done == 0 ? "" : ", " + time((all - before - done) / rate) + " left";
    return String.format(
        Locale.ROOT,
        "%,d of %,d sets (%d %%), %s a second%s",
        before + done,
        all,
        100L * (before + done) / all,
        rate(rate),
        left);
  }

  /** Says how long it took. */
  void end(double columnSeconds) {
    double now = seconds();
    if (isTerminal && shown > 0) {
      out.print('\r' + " ".repeat(WIDTH) + '\r');
    }
    out.print(
        String.format(
            Locale.ROOT,
            "%,d sets in %.1f s (%s a second), indicator columns before that %.1f s.\n",
            done,
            now,
            rate(done / Math.max(now, 1e-3)),
            columnSeconds));
    out.flush();
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%,.0f", rate);
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < SECONDS_PER_MINUTE
        ? whole + " s"
        : whole / SECONDS_PER_MINUTE + " min " + whole % SECONDS_PER_MINUTE + " s";
  }

  private double seconds() {
    return (System.nanoTime() - begin) / NANOS;
  }
}
