package io.cryptobot.session;

import io.cryptobot.engine.EngineListener;
import io.cryptobot.engine.RebalanceOutcome;
import io.cryptobot.engine.Trade;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.journal.CsvText;
import io.cryptobot.journal.SignalLogFormat;
import io.cryptobot.journal.SignalLogFormat.Signal;
import io.cryptobot.journal.SnapshotLogFormat;
import io.cryptobot.journal.TradeLogFormat;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.strategy.AggressiveStrategy;
import io.cryptobot.strategy.ConservativeStrategy;
import io.cryptobot.strategy.IndicatorColumns;
import io.cryptobot.strategy.Strategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns what the engine tells during a step into the rows that the step owes to the logs. */
final class StepRecorder implements EngineListener {
  /** What the engine's clockwork knows when a snapshot is taken. */
  record Due(Instant nextRebalance, Optional<Instant> lastSkim) {}

  private final TradingPlan plan;
  private final List<Coin> coins;
  private final List<Strategy> strategies = new ArrayList<>();
  private final Supplier<Due> due;
  private StepRows rows = StepRows.none();

  StepRecorder(TradingPlan plan, List<IndicatorColumns> columns, Supplier<Due> due) {
    this.plan = plan;
    this.coins = plan.coins();
    this.due = due;
    for (int coin = 0; coin < coins.size(); coin++) {
      IndicatorColumns own = columns.get(coin);
      strategies.add(
          sleeveOf(coin) == SleeveId.CONSERVATIVE
              ? new ConservativeStrategy(plan.conservative().parameters(), own)
              : new AggressiveStrategy(plan.aggressive().parameters(), own));
    }
  }

  private SleeveId sleeveOf(int coin) {
    return coin < plan.conservative().coins().size() ? SleeveId.CONSERVATIVE : SleeveId.AGGRESSIVE;
  }

  /** The rows since the last call. */
  StepRows take() {
    StepRows taken = rows;
    rows = StepRows.none();
    return taken;
  }

  @Override
  public void traded(Trade trade) {
    String version = plan.strategyVersion(trade.sleeve());
    rows.trades().add(TradeLogFormat.row(trade, version, plan.phase(), 0, CsvText.MISSING));
  }

  @Override
  public void judged(
      long second,
      int coin,
      int candle,
      double price,
      int buyTriggers,
      @Nullable BlockReason block) {
    Strategy strategy = strategies.get(coin);
    boolean buys = buyTriggers != Strategy.NONE;
    boolean sells = !buys && strategy.indicatorExits(candle) != Strategy.NONE;
    Signal signal = buys ? Signal.BUY : sells ? Signal.SELL : Signal.HOLD;
    rows.signals()
        .add(
            SignalLogFormat.row(
                Instant.ofEpochSecond(second),
                sleeveOf(coin),
                coins.get(coin),
                signal,
                strategy.reading(candle),
                price,
                signal != Signal.HOLD,
                block == null ? CsvText.MISSING : block.label()));
  }

  @Override
  public void entryBlocked(long second, Coin coin, BlockReason reason) {
    // Told with the signal's own row.
  }

  @Override
  public void transferred(long second, Transfer transfer) {
    audit(
        second,
        transfer.kind().label(),
        "Moved $"
            + CsvText.cents(transfer.amount().doubleValue())
            + " from "
            + transfer.from().label()
            + " to "
            + transfer.to().label());
  }

  @Override
  public void rebalanced(long second, RebalanceOutcome outcome) {
    if (outcome != RebalanceOutcome.MOVED) {
      audit(second, "rebalance", outcome.explanation());
    }
  }

  private void audit(long second, String action, String details) {
    rows.audits()
        .add(
            new String[] {
              CsvText.of(Instant.ofEpochSecond(second)),
              action,
              "system",
              details,
              CsvText.MISSING,
              CsvText.MISSING
            });
  }

  @Override
  public void hardStopped(long second, double portfolioValue) {
    audit(
        second,
        "hard stop",
        "The total loss limit was reached at $" + CsvText.cents(portfolioValue));
  }

  @Override
  public void marked(long second, double conservativeValue, double aggressiveValue) {
    Due now = due.get();
    rows.snapshots()
        .add(
            SnapshotLogFormat.row(
                Instant.ofEpochSecond(second),
                conservativeValue,
                aggressiveValue,
                plan.capitalOf(SleeveId.CONSERVATIVE).doubleValue(),
                plan.capitalOf(SleeveId.AGGRESSIVE).doubleValue(),
                now.nextRebalance(),
                now.lastSkim()));
  }
}
