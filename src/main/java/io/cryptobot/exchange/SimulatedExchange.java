package io.cryptobot.exchange;

import io.cryptobot.engine.Exchange;
import io.cryptobot.engine.Order;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Decimals;
import io.cryptobot.portfolio.Fill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Fills every order at once and whole: at the price of the decision moved against it by the coin's
 * slippage, quantities cut to 8 decimals, fee = quantity × price × rate.
 */
public final class SimulatedExchange implements Exchange {
  private static final int QUANTITY_DECIMALS = 8;

  private final BigDecimal feeRate;
  private final ToDoubleFunction<Coin> slippage;

  /**
   * @param feeRate part of the traded value, 0.005 for 0.5 %
   * @param slippage part of the price by coin, 0.001 for 0.1 %
   */
  public SimulatedExchange(BigDecimal feeRate, ToDoubleFunction<Coin> slippage) {
    this.feeRate = feeRate;
    this.slippage = slippage;
  }

  @Override
  public Optional<Fill> place(Order order) {
    double against = slippage.applyAsDouble(order.coin());
    return Optional.of(order.isBuy() ? bought(order, against) : sold(order, against));
  }

  private Fill bought(Order order, double against) {
    BigDecimal paid = Decimals.of(order.price() * (1 + against));
    BigDecimal quantity = order.size().divide(paid, QUANTITY_DECIMALS, RoundingMode.DOWN);
    return Fill.at(paid, quantity, feeRate);
  }

  private Fill sold(Order order, double against) {
    return Fill.at(Decimals.of(order.price() * (1 - against)), order.size(), feeRate);
  }
}
