package io.cryptobot.backtest;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.SleeveId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * A closed trade: a buy and the sale that ended it.
 *
 * @param coin which
 * @param sleeve whose
 * @param opened time of the buy
 * @param closed time of the sale
 * @param entryReason what made the bot buy
 * @param exitReason what made it sell
 * @param profitOrLoss in US dollars, after the fees of both
 * @param fees of both, in US dollars
 */
public record RoundTrip(
    Coin coin,
    SleeveId sleeve,
    Instant opened,
    Instant closed,
    String entryReason,
    String exitReason,
    BigDecimal profitOrLoss,
    BigDecimal fees) {

  public boolean isWin() {
    return profitOrLoss.signum() > 0;
  }

  public boolean isLoss() {
    return profitOrLoss.signum() < 0;
  }

  public Duration held() {
    return Duration.between(opened, closed);
  }
}
