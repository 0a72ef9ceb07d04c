package io.cryptobot.rollout;

import io.cryptobot.backtest.Texts;
import io.cryptobot.backtest.Verdict;
import io.cryptobot.config.BotConfig;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The seven days of the rollout plan, each with its criteria, and what each phase needs of them.
 */
public final class RolloutPlan {
  /** The phases of real money that the plan knows, in their order. */
  static final List<String> PHASES = List.of("micro_live", "light_live", "full_live");

  private static final List<String> FOR_MICRO_LIVE = List.of("1", "2", "2.5");
  private static final List<String> FOR_LIGHT_LIVE = with(FOR_MICRO_LIVE, "3", "4");
  private static final List<String> FOR_FULL_LIVE = with(FOR_LIGHT_LIVE, "5", "6");

  private static final List<RolloutDay> DAYS =
      List.of(
          new RolloutDay(
              "1",
              "Backtest",
              List.of(
                  new BacktestFigure("source", "prices of a real market"),
                  new BacktestFigure("loss_limits", "loss limits switched on"),
                  new BacktestFigure("beats_buy_and_hold", "beats Bitcoin held, net of a fee"),
                  new BacktestFigure("max_drawdown", "drawdown within the loss limit"),
                  new BacktestFigure(
                      "profit_factor",
                      "profit factor above " + Texts.number(Verdict.LEAST_PROFIT_FACTOR)),
                  new BacktestFigure(
                      "closed_trades",
                      "at least " + Verdict.FEWEST_CLOSED_TRADES + " closed trades"),
                  new BacktestVerdict())),
          new RolloutDay(
              "2",
              "Paper trading",
              List.of(
                  new RunTime(TrialKind.PAPER),
                  new NoErrors(TrialKind.PAPER),
                  new EnoughSignals())),
          new RolloutDay("2.5", "Sandbox", List.of(new BoughtAndSold(TrialKind.SANDBOX))),
          new RolloutDay(
              "3",
              "Micro-live",
              List.of(
                  new RunTime(TrialKind.MICRO_LIVE),
                  new BoughtAndSold(TrialKind.MICRO_LIVE),
                  new NoErrors(TrialKind.MICRO_LIVE),
                  new LossesWithinLimits(TrialKind.MICRO_LIVE))),
          new RolloutDay("4", "Parameter optimization", List.of(new TradesAnalysed())),
          new RolloutDay(
              "5",
              "Light-live",
              List.of(
                  new RunTime(TrialKind.LIGHT_LIVE),
                  new NoErrors(TrialKind.LIGHT_LIVE),
                  new LossesWithinLimits(TrialKind.LIGHT_LIVE))),
          new RolloutDay(
              "6",
              "Stress testing",
              List.of(new KillSwitchExercised(), new RestartedAfterTrouble(), new BackupMade())),
          new RolloutDay(
              "7",
              "Full deployment",
              List.of(
                  new PhaseBegun(TrialKind.FULL_LIVE),
                  new NoErrors(TrialKind.FULL_LIVE),
                  new LossesWithinLimits(TrialKind.FULL_LIVE))));

  private RolloutPlan() {}

  private static List<String> with(List<String> before, String... more) {
    return Stream.concat(before.stream(), Stream.of(more)).toList();
  }

  /** The days that must be passed before a phase of real money; a phase of one's own as full. */
  static List<String> neededFor(String phase) {
    return switch (phase) {
      case "micro_live" -> FOR_MICRO_LIVE;
      case "light_live" -> FOR_LIGHT_LIVE;
      default -> FOR_FULL_LIVE;
    };
  }

  /**
   * Judges a home by its files, and changes nothing.
   *
   * @param config of the home; empty if it has none that can be used
   * @throws IOException if a file cannot be read; the message is for a person
   */
  public static RolloutReport judge(Home home, Optional<BotConfig> config, Instant now)
      throws IOException {
    Evidence evidence = EvidenceReader.read(home, config, now);
    return new RolloutReport(
        home.root(),
        now,
        DAYS.stream().map(day -> day.judge(evidence)).toList(),
        evidence.warnings());
  }
}
