package io.cryptobot.simulator;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order as a client asks for it. Money in US dollars.
 *
 * @param clientId the client's own name for it
 * @param productId {@code BTC-USD}, or something that is not traded here
 * @param quoteSize dollars to spend, fee included; only for a market order that buys
 * @param baseSize coins to trade; one of the two sizes is there
 * @param limitPrice the worst price; without it a market order
 * @param timeInForce how long it may wait; a market order never does
 * @param postOnly whether a limit order may not trade at once
 * @param api where it came in
 */
public record OrderRequest(
    String clientId,
    String productId,
    Side side,
    Optional<BigDecimal> quoteSize,
    Optional<BigDecimal> baseSize,
    Optional<BigDecimal> limitPrice,
    TimeInForce timeInForce,
    boolean postOnly,
    Api api) {

  public OrderRequest {
    quoteSize = quoteSize.map(Amounts::plain);
    baseSize = baseSize.map(Amounts::plain);
    limitPrice = limitPrice.map(Amounts::plain);
  }

  boolean isMarket() {
    return limitPrice.isEmpty();
  }

  boolean isOnExchange() {
    return api == Api.EXCHANGE;
  }

  boolean buys() {
    return side == Side.BUY;
  }

  public enum Side {
    BUY,
    SELL
  }

  /** The two APIs differ in more than in their shapes. */
  public enum Api {
    /**
     * A client's id has one order for ever. Dollars buy up to 16 decimals of a coin and are spent
     * to the last.
     */
    ADVANCED_TRADE,
    /**
     * A client's id guards against nothing: sent twice, an order is there twice. Dollars buy whole
     * steps of the coin; what is too little for one more is given back.
     */
    EXCHANGE
  }

  /** How long an order may wait for its price. */
  public enum TimeInForce {
    /** Until it is cancelled. */
    GOOD_UNTIL_CANCELLED("GTC"),
    /** Not at all; what does not trade at once is cancelled. */
    IMMEDIATE_OR_CANCEL("IOC"),
    /** Not at all; all of it trades at once or none. */
    FILL_OR_KILL("FOK");

    private final String code;

    TimeInForce(String code) {
      this.code = code;
    }

    /** As Exchange writes it. */
    String code() {
      return code;
    }
  }
}
