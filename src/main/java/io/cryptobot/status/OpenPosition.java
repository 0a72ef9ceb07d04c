package io.cryptobot.status;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A position and what it is worth now. Amounts in US dollars, distances in percent of the price.
 *
 * @param price the last known bid; the entry price where none is known
 * @param isPriceKnown whether it is a price of the market
 * @param stop the price at which it is sold at a loss, or trailing its peak
 * @param target the price at which it is sold with its profit
 */
record OpenPosition(
    String coin,
    String strategy,
    BigDecimal quantity,
    BigDecimal cost,
    double entryPrice,
    double price,
    boolean isPriceKnown,
    Instant opened,
    double stop,
    double target) {

  private static final double PERCENT = 100;

  double value() {
    return quantity.doubleValue() * price;
  }

  double unrealized() {
    return value() - cost.doubleValue();
  }

  double unrealizedPercent() {
    return unrealized() / cost.doubleValue() * PERCENT;
  }

  double toStopPercent() {
    return (price - stop) / price * PERCENT;
  }

  double toTargetPercent() {
    return (target - price) / price * PERCENT;
  }
}
