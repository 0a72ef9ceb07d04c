package io.cryptobot.backtest;

import io.cryptobot.engine.Trade;
import io.cryptobot.portfolio.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the fees cost, with the same trades: the gross result is the result plus the fees.
 *
 * @param fees of all fills, in US dollars
 * @param grossResult final equity − capital + fees, in US dollars
 * @param feesPctOfGross fees ÷ gross result, in percent; above 100 where they ate more than was
 *     gained
 */
public record Costs(BigDecimal fees, BigDecimal grossResult, Figure feesPctOfGross) {
  private static final double PERCENT = 100;

  static Costs of(BigDecimal capital, BigDecimal finalEquity, List<Trade> trades) {
    BigDecimal fees =
        trades.stream().map(trade -> trade.fill().fee()).reduce(Money.ZERO, BigDecimal::add);
    BigDecimal gross = finalEquity.subtract(capital).add(fees);
    Figure share =
        gross.signum() > 0
            ? Figure.of(fees.doubleValue() / gross.doubleValue() * PERCENT)
            : Figure.undefined("there was no gain before fees");
    return new Costs(fees, gross, share);
  }
}
