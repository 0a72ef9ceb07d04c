package io.cryptobot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in this one JVM (so that both sides of a ratio have the same machine, heap
 * and compiler) in three rounds, and prints what was measured beside what is wanted. A ratio is the
 * median of the rounds' ratios.
 */
public final class Speed {
  private static final int ROUNDS = 3;
  private static final int PROCESS_RUNS = 7;
  private static final int SWEEP_ROUNDS = 8;

  private final Map<String, List<Double>> milliseconds = new TreeMap<>();

  private Speed() {}

  public static void main(String[] args) throws Exception {
    Speed speed = new Speed();
    for (int round = 0; round < ROUNDS; round++) {
      speed.runRound();
    }
    speed.print(Path.of("target", "cryptobot.jar"));
  }

  private void runRound() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(EngineBenchmark.class.getName())
                    .forks(0)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    for (RunResult result : results) {
      String name = result.getPrimaryResult().getLabel();
      milliseconds
          .computeIfAbsent(name, n -> new ArrayList<>())
          .add(result.getPrimaryResult().getScore());
    }
  }

  private void print(Path jar) throws IOException, InterruptedException {
    System.out.println(
        Candles.areReal()
            ? "Four years of real hourly candles, " + Candles.FOLDER
            : "There are no candles in " + Candles.FOLDER + "; measured on made-up ones.");
    System.out.printf(Locale.ROOT, Measured.LINE, "what", "measured", "wanted", "");
    ratio("ta4j / engine, indicators computed", "ta4jWithIndicators", "engineWithIndicators", 2);
    ratio(
        "ta4j / engine, a further set, columns ready",
        "ta4jWithIndicators",
        "engineFurtherSet",
        10);
    double ready = medianRatio("ta4jFurtherSet", "engineFurtherSet");
    note("  the same where ta4j keeps its indicators, too", ready);
    EngineBenchmark benchmark = new EngineBenchmark();
    benchmark.prepare();
    double million =
        benchmark.portfolioCandles() / Measured.median(all("portfolioOverReadyColumns")) / 1000;
    Measured.line("portfolio engine, million candles a second", million, 20, million >= 20);
    sweep();
    wholeProcess(jar);
    ProcessSpeed.print(jar);
  }

  /** The best of the rounds: another program's time is not the sweep's. */
  private static void sweep() throws IOException {
    SweepSpeed speed = new SweepSpeed();
    SweepSpeed.Round best = speed.round(2);
    for (int round = 1; round < SWEEP_ROUNDS; round++) {
      SweepSpeed.Round next = speed.round(2);
      best = next.all() < best.all() ? next : best;
    }
    Measured.line(
        "1,000 sets over a year, five coins, two threads, s", best.all(), 2, best.all() <= 2);
    note("  of it indicator columns, s", best.columns());
    note("  million candles a second and thread", speed.candles() / best.runs() / 2e6);
    boolean same = speed.round(1).results().equals(best.results());
    Measured.line("  one thread gives the same bits (1 = yes)", same ? 1 : 0, 1, same);
  }

  private void ratio(String what, String slow, String fast, double wanted) {
    double ratio = medianRatio(slow, fast);
    Measured.line(what, ratio, wanted, ratio >= wanted);
  }

  private double medianRatio(String slow, String fast) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ratios.add(all(slow).get(round) / all(fast).get(round));
    }
    return Measured.median(ratios);
  }

  private static void note(String what, double measured) {
    System.out.printf(
        Locale.ROOT, Measured.LINE, what, String.format(Locale.ROOT, "%.2f", measured), "", "");
  }

  private static void wholeProcess(Path jar) throws IOException, InterruptedException {
    String what = "whole process, 175,000 candles to report and chart, s";
    if (!Candles.areReal() || !Files.exists(jar)) {
      System.out.printf(
          Locale.ROOT, Measured.LINE, what, "skipped", "<= 2", "no jar or no real candles");
      return;
    }
    Path home = Files.createTempDirectory("cryptobot-bench");
    List<Double> seconds = new ArrayList<>();
    for (int run = 0; run <= PROCESS_RUNS; run++) {
      double taken = seconds(jar, home);
      if (run > 0) {
        seconds.add(taken);
      }
    }
    Measured.line(what, Measured.median(seconds), 2, Measured.median(seconds) <= 2);
  }

  private static double seconds(Path jar, Path home) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "--backtest",
                "--csv",
                Candles.FOLDER.toString(),
                "--days",
                "1461",
                "--ignore-loss-limits",
                "--home",
                home.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the backtest failed");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private List<Double> all(String name) {
    return milliseconds.getOrDefault(name, List.of());
  }
}
