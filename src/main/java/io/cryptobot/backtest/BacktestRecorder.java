package io.cryptobot.backtest;

import io.cryptobot.backtest.BacktestResult.DueRebalance;
import io.cryptobot.backtest.BacktestResult.HardStop;
import io.cryptobot.backtest.BacktestResult.TimedTransfer;
import io.cryptobot.engine.EngineListener;
import io.cryptobot.engine.RebalanceOutcome;
import io.cryptobot.engine.Trade;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what the engine tells. */
final class BacktestRecorder implements EngineListener {
  private final List<Trade> trades = new ArrayList<>();
  private final List<TimedTransfer> transfers = new ArrayList<>();
  private final List<DueRebalance> rebalances = new ArrayList<>();
  private final Map<BlockReason, Integer> blockedEntries = new EnumMap<>(BlockReason.class);
  private final EquityCurve equity;
  private @Nullable HardStop hardStop;

  /**
   * @param points how many marks there will be
   */
  BacktestRecorder(int points) {
    this.equity = new EquityCurve(points);
  }

  @Override
  public void traded(Trade trade) {
    trades.add(trade);
  }

  @Override
  public void entryBlocked(long second, Coin coin, BlockReason reason) {
    blockedEntries.merge(reason, 1, Integer::sum);
  }

  @Override
  public void transferred(long second, Transfer transfer) {
    transfers.add(new TimedTransfer(Instant.ofEpochSecond(second), transfer));
  }

  @Override
  public void rebalanced(long second, RebalanceOutcome outcome) {
    rebalances.add(new DueRebalance(Instant.ofEpochSecond(second), outcome));
  }

  @Override
  public void hardStopped(long second, double portfolioValue) {
    hardStop = new HardStop(Instant.ofEpochSecond(second), portfolioValue);
  }

  @Override
  public void marked(long second, double conservativeValue, double aggressiveValue) {
    equity.add(second, conservativeValue, aggressiveValue);
  }

  BacktestResult result(BigDecimal capital, BigDecimal finalEquity) {
    return new BacktestResult(
        capital,
        finalEquity,
        List.copyOf(trades),
        List.copyOf(transfers),
        List.copyOf(rebalances),
        Map.copyOf(blockedEntries),
        equity,
        Optional.ofNullable(hardStop));
  }
}
