package io.cryptobot.config;

import java.math.BigDecimal;

/**
 * {@code allocation.json}. The names end in pct as in the file, the values are fractions: 0.70
 * means 70 %.
 *
 * @param conservativePct the conservative strategy's share of the total
 * @param aggressivePct the aggressive strategy's; both make exactly 1
 * @param aggressiveCapPct the share above which the aggressive strategy's profit is cut back
 * @param skimTriggerMultiplier how many times its baseline starts a skim
 * @param skimFraction which part of the excess over the baseline then moves
 * @param rebalanceIntervalDays from one rebalance to the next
 * @param minSkimAmountUsd a smaller skim is left alone
 * @param rebalanceBuyPositions whether the receiver of a rebalance buys coins with it at once
 * @param rebalanceProfitsOnly whether a rebalance, too, never moves more than profit
 * @param minTransferUsd a smaller cap or rebalance transfer is left alone
 */
public record AllocationSettings(
    BigDecimal conservativePct,
    BigDecimal aggressivePct,
    BigDecimal aggressiveCapPct,
    BigDecimal skimTriggerMultiplier,
    BigDecimal skimFraction,
    int rebalanceIntervalDays,
    BigDecimal minSkimAmountUsd,
    boolean rebalanceBuyPositions,
    boolean rebalanceProfitsOnly,
    BigDecimal minTransferUsd) {}
