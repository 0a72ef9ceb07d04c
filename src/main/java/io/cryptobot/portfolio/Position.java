package io.cryptobot.portfolio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Coins that were bought and not sold yet. Quantity and cost never change: a partial sale leaves
 * another position. The peak and a decided exit are what it learns while it is open.
 */
public final class Position {
  private final BigDecimal quantity;
  private final BigDecimal cost;
  private final double quantityAsDouble;
  private final double entryPrice;
  private final long openedSecond;
  private double peak;
  private @Nullable String decidedExit;

  /**
   * @param fill the buy
   * @param joining what an earlier sale left of the coin
   * @param openedSecond when, in seconds since the epoch
   */
  Position(Fill fill, @Nullable Dust joining, long openedSecond) {
    this.quantity = joining == null ? fill.quantity() : fill.quantity().add(joining.quantity());
    this.cost = joining == null ? fill.cost() : fill.cost().add(joining.cost());
    this.quantityAsDouble = quantity.doubleValue();
    this.entryPrice = fill.price().doubleValue();
    this.openedSecond = openedSecond;
    this.peak = entryPrice;
  }

  /** A position that was remembered. */
  Position(PositionState state) {
    this.quantity = state.quantity();
    this.cost = state.cost();
    this.quantityAsDouble = quantity.doubleValue();
    this.entryPrice = state.entryPrice();
    this.openedSecond = state.openedSecond();
    this.peak = state.peak();
    this.decidedExit = state.decidedExit().orElse(null);
  }

  /** What is to be remembered of it. */
  PositionState state() {
    return new PositionState(
        quantity, cost, entryPrice, openedSecond, peak, Optional.ofNullable(decidedExit));
  }

  /** What is left when a part is sold, with the rest of the cost and all else as it was. */
  Position without(BigDecimal sold) {
    BigDecimal left = quantity.subtract(sold);
    BigDecimal costLeft = Money.cut(cost.multiply(left).divide(quantity, MathContext.DECIMAL128));
    return new Position(
        new PositionState(
            left, costLeft, entryPrice, openedSecond, peak, Optional.ofNullable(decidedExit)));
  }

  public BigDecimal quantity() {
    return quantity;
  }

  /** What the coins cost with the fee of their purchase, in US dollars. */
  public BigDecimal cost() {
    return cost;
  }

  /** Average fill price of the entry, in US dollars. */
  public double entryPrice() {
    return entryPrice;
  }

  public long openedSecond() {
    return openedSecond;
  }

  /** Highest price seen since the entry, the entry price included. */
  public double peak() {
    return peak;
  }

  public void raisePeak(double price) {
    if (price > peak) {
      peak = price;
    }
  }

  /**
   * Why this position is to be sold although it could not be yet; null while nothing is decided.
   */
  public @Nullable String decidedExit() {
    return decidedExit;
  }

  /** Keeps the first decision: an exit once decided stays decided. */
  public void decideExit(String reason) {
    if (decidedExit == null) {
      decidedExit = reason;
    }
  }

  /** Value at a price in US dollars, for marking; the ledger itself counts in decimals. */
  public double valueAt(double price) {
    return quantityAsDouble * price;
  }
}
