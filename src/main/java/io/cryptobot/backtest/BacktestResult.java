package io.cryptobot.backtest;

import io.cryptobot.engine.RebalanceOutcome;
import io.cryptobot.engine.Trade;
import io.cryptobot.portfolio.Transfer;
import io.cryptobot.risk.BlockReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param capital what it began with, in US dollars
 * @param finalEquity what both sleeves were worth at the last closes, to the last digit
 * @param trades every fill, in order
 * @param transfers cash that moved between the sleeves, in order
 * @param rebalances the rebalances that were due, in order
 * @param blockedEntries how often an entry signal was blocked, by reason
 * @param equity what it was worth at every step
 * @param hardStop the stop by the total loss limit, if it came to that
 */
public record BacktestResult(
    BigDecimal capital,
    BigDecimal finalEquity,
    List<Trade> trades,
    List<TimedTransfer> transfers,
    List<DueRebalance> rebalances,
    Map<BlockReason, Integer> blockedEntries,
    EquityCurve equity,
    Optional<HardStop> hardStop) {

  /** A transfer and when it was made. */
  public record TimedTransfer(Instant time, Transfer transfer) {}

  /** A rebalance that was due, when, and how it ended. */
  public record DueRebalance(Instant time, RebalanceOutcome outcome) {}

  /**
   * When the total loss limit was reached, and what the portfolio was worth then, in US dollars.
   */
  public record HardStop(Instant time, double portfolioValue) {}
}
