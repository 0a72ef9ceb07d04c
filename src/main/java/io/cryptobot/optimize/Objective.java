package io.cryptobot.optimize;

import io.cryptobot.backtest.Figure;
import io.cryptobot.backtest.RunFigures;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a search asks for most of. More is better; runs of different length can be compared. */
public enum Objective {
  /** Return a year ÷ deepest fall. */
  CALMAR("Calmar", 0),
  /** Return a year ÷ its risk. */
  SHARPE("Sharpe", 0),
  /** Profits ÷ losses. */
  PROFIT_FACTOR("profit factor", 1),
  /** Return a year, in percent. */
  RETURN("return a year, %", 0);

  private final String label;
  private final double neutral;

  Objective(String label, double neutral) {
    this.label = label;
    this.neutral = neutral;
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
    return switch (this) {
      case CALMAR -> run.calmar();
      case SHARPE -> run.sharpe();
      case PROFIT_FACTOR -> run.profitFactor();
      case RETURN -> run.cagrPct();
    };
  }
}
