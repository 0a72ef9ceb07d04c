package io.cryptobot.backtest;

import io.cryptobot.engine.Trade;
import java.math.BigDecimal;

/**
 * A position that was not sold by the end.
 *
 * @param buy the trade that opened it
 * @param value at the last close, in US dollars
 */
public record OpenPosition(Trade buy, BigDecimal value) {

  /** What a sale at the last close would have brought over its cost, before the sale's own fee. */
  public BigDecimal unrealized() {
    return value.subtract(buy.fill().cost());
  }
}
