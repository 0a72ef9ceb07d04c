package io.cryptobot.optimize;

import io.cryptobot.backtest.BacktestOptions;
import io.cryptobot.backtest.RunInfo;
import io.cryptobot.config.SettingsVariants;
import io.cryptobot.config.SettingsVariants.Change;
import io.cryptobot.engine.TradingPlan;
import java.util.List;

/**
 * A finished sweep with its verdict.
 *
 * @param info what it is filed under
 * @param plan the rules as configured
 * @param options the costs of every run
 * @param settings the settings files as configured
 * @param sets what was tried
 * @param folds on which windows
 * @param results of all sets, the best in-sample first
 * @param verdict what the best is worth
 */
public record SweepStudy(
    RunInfo info,
    TradingPlan plan,
    BacktestOptions options,
    SettingsVariants settings,
    ParameterSets sets,
    List<Fold> folds,
    List<SetResult> results,
    SweepVerdict verdict) {
  public SweepStudy {
    folds = List.copyOf(folds);
    results = List.copyOf(results);
  }

  /** Of these results, in any order. */
  public static SweepStudy of(
      RunInfo info,
      TradingPlan plan,
      BacktestOptions options,
      SettingsVariants settings,
      ParameterSets sets,
      List<Fold> folds,
      List<SetResult> results,
      Ranking ranking) {
    List<SetResult> ranked = ranking.ranked(results);
    return new SweepStudy(
        info,
        plan,
        options,
        settings,
        sets,
        folds,
        ranked,
        SweepVerdict.of(ranked, folds, ranking));
  }

  /** What the chosen set has other than the configuration. */
  public List<Change> chosenChanges() {
    return sets.changes(verdict.chosen()).stream()
        .filter(change -> !isAsConfigured(change))
        .toList();
  }

  private boolean isAsConfigured(Change change) {
    return SettingsVariants.isSame(change.value(), settings.value(change.file(), change.key()));
  }
}
