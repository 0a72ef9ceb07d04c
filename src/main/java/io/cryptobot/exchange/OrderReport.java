package io.cryptobot.exchange;

import io.cryptobot.engine.Side;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as the exchange has it.
 *
 * @param orderId the exchange's
 * @param clientOrderId ours, where the exchange tells it
 * @param isDone whether it fills no further
 * @param filledQuantity coins, with all digits that the exchange gives; zero or more
 * @param filledValue their price in US dollars, before the fee
 * @param fee in US dollars
 * @param status as the exchange calls it
 */
public record OrderReport(
    String orderId,
    Optional<String> clientOrderId,
    Coin coin,
    Side side,
    boolean isDone,
    BigDecimal filledQuantity,
    BigDecimal filledValue,
    BigDecimal fee,
    Instant createdAt,
    String status) {

  /** With our id, where the exchange does not tell it. */
  public OrderReport known(String ourId) {
    return new OrderReport(
        orderId,
        Optional.of(ourId),
        coin,
        side,
        isDone,
        filledQuantity,
        filledValue,
        fee,
        createdAt,
        status);
  }

  public boolean isFilled() {
    return filledQuantity.signum() > 0;
  }
}
