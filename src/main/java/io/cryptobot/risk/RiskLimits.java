package io.cryptobot.risk;

import java.math.BigDecimal;

/**
 * The limits of a deployment phase. Amounts in US dollars.
 *
 * @param maxDailyLoss realized losses of a UTC day that stop entries until the next
 * @param maxTotalLoss realized losses that stop the bot
 * @param lossLimited false lifts both loss limits and the loss budget of sizing, nothing else
 * @param maxPositionSize the largest entry
 * @param minimumOrder the smallest entry, large enough that a fallen position can still be sold
 * @param maxTradesPerDay fills of a UTC day, either side, after which no entry is made
 */
public record RiskLimits(
    BigDecimal maxDailyLoss,
    BigDecimal maxTotalLoss,
    boolean lossLimited,
    BigDecimal maxPositionSize,
    BigDecimal minimumOrder,
    int maxTradesPerDay) {}
