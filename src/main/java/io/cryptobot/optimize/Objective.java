package io.cryptobot.optimize;

import io.cryptobot.backtest.Figure;
import io.cryptobot.backtest.RunFigures;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a search asks for most of. More is better; runs of different length can be compared. */
public enum Objective {
  /** Return a year ÷ deepest fall. */
  CALMAR("Calmar", 0, RunFigures::calmar),
  /** Return a year ÷ its risk. */
  SHARPE("Sharpe", 0, RunFigures::sharpe),
  /** Profits ÷ losses. */
  PROFIT_FACTOR("profit factor", 1, RunFigures::profitFactor),
  /** Return a year, in percent. */
  RETURN("return a year, %", 0, RunFigures::cagrPct);

  private final String label;
  private final double neutral;
  private final Function<RunFigures, Figure> figure;

  Objective(String label, double neutral, Function<RunFigures, Figure> figure) {
    this.label = label;
    this.neutral = neutral;
    this.figure = figure;
  }

  /** As the command line has it: {@code profit_factor}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Objective> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** All words, for a message. */
  public static String words() {
    return Arrays.stream(values()).map(Objective::word).collect(Collectors.joining(", "));
  }

  /** As a table has it. */
  public String label() {
    return label;
  }

  /** What neither wins nor loses has. */
  double neutral() {
    return neutral;
  }

  /** What a run has. */
  public Figure of(RunFigures run) {
    return figure.apply(run);
  }
}
