package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order as a client asks for it. Money in US dollars.
 *
 * @param clientId the client's own name for it, for which there is never a second order
 * @param productId {@code BTC-USD}, or something that is not traded here
 * @param quoteSize dollars to spend, fee included; only for a market order that buys
 * @param baseSize coins to trade; one of the two sizes is there
 * @param limitPrice the worst price; without it a market order
 * @param postOnly whether a limit order may not trade at once
 */
public record OrderRequest(
    String clientId,
    String productId,
    Side side,
    Optional<BigDecimal> quoteSize,
    Optional<BigDecimal> baseSize,
    Optional<BigDecimal> limitPrice,
    boolean postOnly) {

  public OrderRequest {
    quoteSize = quoteSize.map(Amounts::plain);
    baseSize = baseSize.map(Amounts::plain);
    limitPrice = limitPrice.map(Amounts::plain);
  }

  boolean isMarket() {
    return limitPrice.isEmpty();
  }

  boolean buys() {
    return side == Side.BUY;
  }

  public enum Side {
    BUY,
    SELL
  }
}
