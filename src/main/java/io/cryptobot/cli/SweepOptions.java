package io.cryptobot.cli;

import io.cryptobot.backtest.BacktestPeriod;
import io.cryptobot.optimize.Fold;
import io.cryptobot.optimize.Objective;
import io.cryptobot.optimize.ParameterSets;
import io.cryptobot.optimize.Ranking;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a sweep searches. */
final class SweepOptions {
  private static final int MOST_DAYS = 36_500;
  private static final int SHORTEST_WINDOW = 2;
  private static final int MOST_THREADS = 256;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Try N sets, drawn at random; all combinations by default.")
  private @Nullable Integer samples;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed draws the same sets; ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--objective",
      paramLabel = "O",
      defaultValue = "calmar",
      description =
          "What to search the most of: calmar, sharpe, profit_factor or return; ${DEFAULT-VALUE}.")
  private String objective;

  @Option(
      names = "--min-trades",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "A set with fewer closed trades in-sample counts for nothing; ${DEFAULT-VALUE}.")
  private int minimumTrades;

  @Option(
      names = "--train",
      paramLabel = "DAYS",
      description = "Walk-forward: choose on windows of so many days (with --test).")
  private @Nullable Integer trainDays;

  @Option(
      names = "--test",
      paramLabel = "DAYS",
      description =
          "Walk-forward: score on so many days behind each. Without both, the last 30 percent.")
  private @Nullable Integer testDays;

  @Option(names = "--continue", description = "Go on with a sweep that was stopped.")
  private boolean goesOn;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "So many runs at a time; one a processor by default.")
  private @Nullable Integer threads;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields in
  SweepOptions() {}

  /**
   * Checks what can be checked without candles.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  void check() {
    if (Objective.of(objective).isEmpty()) {
      throw new IllegalArgumentException(
          "--objective is " + objective + "; it must be one of " + Objective.words() + ".");
    }
    if (samples != null) {
      checkBetween("--samples", samples, 1, ParameterSets.MOST);
    }
    checkBetween("--min-trades", minimumTrades, 0, ParameterSets.MOST);
    if ((trainDays == null) != (testDays == null)) {
      throw new IllegalArgumentException(
          "--train and --test belong together; give both, or neither.");
    }
    if (trainDays != null && testDays != null) {
      checkBetween("--train", trainDays, SHORTEST_WINDOW, MOST_DAYS);
      checkBetween("--test", testDays, SHORTEST_WINDOW, MOST_DAYS);
    }
    if (threads != null) {
      checkBetween("--threads", threads, 1, MOST_THREADS);
    }
  }

  private static void checkBetween(String option, int number, int least, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          option + " is " + number + "; it must be " + least + " to " + most + ".");
    }
  }

  /** Whether any was given that an analysis of the trade log has no use for. */
  boolean isGiven() {
    return samples != null || trainDays != null || testDays != null || goesOn || threads != null;
  }

  OptionalInt samples() {
    return samples == null ? OptionalInt.empty() : OptionalInt.of(samples);
  }

  long seed() {
    return seed;
  }

  boolean goesOn() {
    return goesOn;
  }

  int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  Ranking ranking() {
    return new Ranking(Objective.of(objective).orElseThrow(), minimumTrades);
  }

  /** The windows in which a period is searched. */
  List<Fold> folds(BacktestPeriod period) {
    return trainDays == null || testDays == null
        ? Fold.split(period)
        : Fold.walkForward(period, trainDays, testDays);
  }

  /** How the sets are drawn, for who compares two sweeps. */
  String drawing() {
    return samples == null ? "all combinations" : samples + " with seed " + seed;
  }
}
