package io.cryptobot.config;

import java.math.BigDecimal;

/**
 * A phase of {@code deployment.json}. Amounts in US dollars.
 *
 * @param name the phase's key in the file, such as {@code micro_live}
 * @param description for a person
 * @param capital what the bot trades with
 * @param maxDailyLoss realized losses of a UTC day that stop entries until the next
 * @param maxTotalLoss realized losses that stop the bot
 * @param maxPositionSize the largest entry
 * @param requireConfirmation whether a person is asked before an entry, in sandbox and live
 * @param useSandbox whether the phase is for the sandbox alone; live takes only the others
 * @param minOrderUsd no smaller order is made
 * @param maxTradesPerDay fills of a UTC day, either side, after which no entry is made
 * @param hardStopAction what {@code maxTotalLoss} does to open positions
 */
public record PhaseSettings(
    String name,
    String description,
    BigDecimal capital,
    BigDecimal maxDailyLoss,
    BigDecimal maxTotalLoss,
    BigDecimal maxPositionSize,
    boolean requireConfirmation,
    boolean useSandbox,
    BigDecimal minOrderUsd,
    int maxTradesPerDay,
    HardStopAction hardStopAction) {

  /** What the total loss limit does to open positions. */
  public enum HardStopAction {
    /** They stay, and a person decides. */
    HOLD,
    /** They are sold at once. */
    SELL
  }
}
