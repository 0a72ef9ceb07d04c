package io.cryptobot.engine;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Fill;
import io.cryptobot.portfolio.SleeveId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A fill with what led to it.
 *
 * @param second when, in seconds since the epoch
 * @param sleeve whose trade
 * @param coin which
 * @param side bought or sold
 * @param fill price, quantity and fee
 * @param profitOrLoss realized by a sale in US dollars; zero for a buy
 * @param openedSecond when the position was bought; for a buy the same as {@code second}
 * @param reason the {@code trigger_reason}
 * @param signalPrice the price that the decision was made at
 * @param portfolioValue what both sleeves are worth right after, at the step's prices
 * @param order the number of the order that made it
 */
public record Trade(
    long second,
    SleeveId sleeve,
    Coin coin,
    Side side,
    Fill fill,
    BigDecimal profitOrLoss,
    long openedSecond,
    String reason,
    double signalPrice,
    double portfolioValue,
    long order) {

  private static final double PERCENT = 100;

  public Instant time() {
    return Instant.ofEpochSecond(second);
  }

  /** (execution price − signal price) ÷ signal price × 100. */
  public double slippagePercent() {
    return (fill.price().doubleValue() - signalPrice) / signalPrice * PERCENT;
  }
}
