package io.cryptobot.portfolio;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How the portfolio is split and when profit moves.
 *
 * @param conservativeShare the conservative sleeve's target share of the total, 0 to 1
 * @param aggressiveShare the aggressive sleeve's, the rest to 1
 * @param aggressiveCap the share above which the aggressive sleeve's profit is cut back
 * @param skimTrigger how many times its baseline the aggressive sleeve must be worth for a skim
 * @param skimFraction which part of the excess over the baseline then moves
 * @param minimumSkim a smaller skim, in US dollars, is left alone
 * @param minimumTransfer a smaller cap or rebalance transfer, in US dollars, is left alone
 * @param rebalanceInterval from one rebalance to the next
 * @param rebalanceBuysPositions whether the receiver of a rebalance buys coins with it at once
 * @param rebalanceMovesProfitOnly whether a rebalance, too, never moves more than profit
 */
public record AllocationRules(
    BigDecimal conservativeShare,
    BigDecimal aggressiveShare,
    BigDecimal aggressiveCap,
    BigDecimal skimTrigger,
    BigDecimal skimFraction,
    BigDecimal minimumSkim,
    BigDecimal minimumTransfer,
    Duration rebalanceInterval,
    boolean rebalanceBuysPositions,
    boolean rebalanceMovesProfitOnly) {

  public BigDecimal share(SleeveId id) {
    return id == SleeveId.CONSERVATIVE ? conservativeShare : aggressiveShare;
  }
}
