package io.cryptobot.rollout;

import io.cryptobot.backtest.BacktestRow;
import io.cryptobot.backtest.Verdict;
import io.cryptobot.config.PhaseSettings;
import java.util.Optional;

/**
 * One of the criteria that a backtest judges itself by ({@link Verdict}), judged anew from the last
 * row of {@code backtest_results.csv} whose prices are those of a real market, by the loss limits
 * that the row's phase has now. PASS and FAIL as the rule says; NOT YET without such a row, or
 * without usable limits.
 *
 * @param name as the rule names it
 */
record BacktestFigure(String name, String required) implements Criterion {
  static final String FILE = "data/backtest_results.csv";
  static final String RUN_ONE =
      "Run a backtest over prices of the market: --backtest --days 365. If it fails, change the"
          + " settings and run it again; the last one counts.";

  private static final String CLOSED_TRADES = "closed_trades";
  private static final String DRAWDOWN = "max_drawdown";

  @Override
  public Finding judge(Evidence evidence) {
    if (evidence.backtest().isEmpty()) {
      return Finding.notYet("no backtest over prices of the market", RUN_ONE);
    }
    BacktestRow row = evidence.backtest().get();
    Optional<PhaseSettings> phase = evidence.config().flatMap(known -> known.phase(row.phase()));
    if (phase.isEmpty()) {
      return Finding.notYet(
          "the loss limits of its phase, " + row.phase() + ", are not known",
          FILE,
          Optional.of(row.runAt()),
          "--health tells what is wrong with config/deployment.json.");
    }
    Verdict.Criterion criterion =
        Verdict.of(row.figures(phase.get().maxTotalLoss())).criteria().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    String measured = told(criterion, row);
    return criterion.passed()
        ? Finding.pass(measured, FILE, Optional.of(row.runAt()))
        : Finding.fail(measured, FILE, Optional.of(row.runAt()), RUN_ONE);
  }

  private static String told(Verdict.Criterion criterion, BacktestRow row) {
    return switch (criterion.name()) {
      case CLOSED_TRADES ->
          "at most " + criterion.measured() + ", of " + row.fills() + " buys and sales";
      case DRAWDOWN -> criterion.measured() + ", " + criterion.required();
      default -> criterion.measured();
    };
  }
}
