package io.cryptobot.portfolio;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Decimals;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One strategy's cash, positions and baseline. Coins are named by their index in the whole
 * portfolio; the sleeve's own stand together in the strategy's configured order. The baseline is
 * what was put into the sleeve; value above it is profit.
 */
public final class Sleeve {
  private final SleeveId id;
  private final List<Coin> coins;
  private final int first;
  private final @Nullable Position[] positions;
  private final @Nullable Dust[] dust;
  private BigDecimal cash;
  private BigDecimal baseline;
  private double cashAsDouble;
  private double baselineAsDouble;
  private boolean hasDust;

  /**
   * @param first index of the sleeve's first coin in the portfolio
   * @param capital what is put in, in US dollars
   */
  public Sleeve(SleeveId id, List<Coin> coins, int first, BigDecimal capital) {
    this.id = id;
    this.coins = List.copyOf(coins);
    this.first = first;
    this.positions = new Position[coins.size()];
    this.dust = new Dust[coins.size()];
    this.cash = Money.cut(capital);
    this.baseline = cash;
    this.cashAsDouble = Money.toDouble(cash);
    this.baselineAsDouble = cashAsDouble;
  }

  /** Takes a remembered sleeve's place: all that was in this one is replaced. */
  public void restore(SleeveState state) {
    setCash(state.cash());
    setBaseline(state.baseline());
    for (int slot = 0; slot < positions.length; slot++) {
      PositionState position = state.positions().get(coins.get(slot));
      positions[slot] = position == null ? null : new Position(position);
      putDust(slot, state.dust().get(coins.get(slot)));
    }
  }

  /** What is to be remembered of it. */
  public SleeveState state() {
    Map<Coin, PositionState> open = new LinkedHashMap<>();
    Map<Coin, Dust> left = new LinkedHashMap<>();
    for (int slot = 0; slot < positions.length; slot++) {
      Position position = positions[slot];
      if (position != null) {
        open.put(coins.get(slot), position.state());
      }
      Dust rest = dust[slot];
      if (rest != null) {
        left.put(coins.get(slot), rest);
      }
    }
    return new SleeveState(cash, baseline, open, left);
  }

  public SleeveId id() {
    return id;
  }

  public List<Coin> coins() {
    return coins;
  }

  public BigDecimal cash() {
    return cash;
  }

  public BigDecimal baseline() {
    return baseline;
  }

  /** The open position in a coin, or null. */
  public @Nullable Position position(int coin) {
    return positions[coin - first];
  }

  /**
   * Books a buy; what an earlier sale left of the coin joins the position.
   *
   * @throws IllegalStateException if a position is open already or the cash does not cover the cost
   */
  public Position buy(int coin, Fill fill, long second) {
    int slot = coin - first;
    if (positions[slot] != null) {
      throw new IllegalStateException(coins.get(slot) + " is already held");
    }
    setCash(cash.subtract(fill.cost()));
    Position position = new Position(fill, dust[slot], second);
    positions[slot] = position;
    putDust(slot, null);
    return position;
  }

  /**
   * Books the sale of a position or of a part of it, which bears its part of the cost.
   *
   * @return the realized profit or loss: what came in after the fee less what the buy cost with its
   *     fee
   */
  public BigDecimal sell(int coin, Fill fill) {
    int slot = coin - first;
    Position position = positions[slot];
    if (position == null || position.quantity().compareTo(fill.quantity()) < 0) {
      throw new IllegalStateException(
          "a sale of " + fill.quantity() + " " + coins.get(slot) + " does not fit the position");
    }
    boolean isWhole = position.quantity().compareTo(fill.quantity()) == 0;
    Position rest = isWhole ? null : position.without(fill.quantity());
    BigDecimal cost = rest == null ? position.cost() : position.cost().subtract(rest.cost());
    positions[slot] = rest;
    BigDecimal proceeds = fill.proceeds();
    setCash(cash.add(proceeds));
    return proceeds.subtract(cost);
  }

  /** Turns what is left of a position into dust: too little to be sold alone. */
  public void leaveDust(int coin) {
    int slot = coin - first;
    Position position = positions[slot];
    if (position != null) {
      positions[slot] = null;
      putDust(slot, new Dust(position.quantity(), position.cost()));
    }
  }

  private void putDust(int slot, @Nullable Dust rest) {
    dust[slot] = rest;
    hasDust = rest != null || (hasDust && Arrays.stream(dust).anyMatch(Objects::nonNull));
  }

  /**
   * Cash and positions at these prices (one a coin of the portfolio, US dollars), to the last
   * digit.
   */
  public BigDecimal value(double[] prices) {
    BigDecimal value = cash;
    for (int slot = 0; slot < positions.length; slot++) {
      Position position = positions[slot];
      if (position != null) {
        value =
            value.add(Money.round(position.quantity().multiply(Decimals.of(prices[first + slot]))));
      }
      Dust rest = dust[slot];
      if (rest != null) {
        value = value.add(Money.round(rest.quantity().multiply(Decimals.of(prices[first + slot]))));
      }
    }
    return value;
  }

  /** The same in floating point, for marking at every step. */
  public double mark(double[] prices) {
    double value = cashAsDouble;
    for (int slot = 0; slot < positions.length; slot++) {
      Position position = positions[slot];
      if (position != null) {
        value += position.valueAt(prices[first + slot]);
      }
    }
    return hasDust ? value + markDust(prices) : value;
  }

  private double markDust(double[] prices) {
    double value = 0;
    for (int slot = 0; slot < dust.length; slot++) {
      Dust rest = dust[slot];
      if (rest != null) {
        value += rest.quantity().doubleValue() * prices[first + slot];
      }
    }
    return value;
  }

  /** Takes cash out; the baseline stays, for what leaves is profit. */
  void give(BigDecimal amount) {
    setCash(cash.subtract(amount));
  }

  /** Takes cash in, which raises the baseline: it was put into the sleeve. */
  void receive(BigDecimal amount) {
    setCash(cash.add(amount));
    setBaseline(baseline.add(amount));
  }

  void lowerBaseline(BigDecimal amount) {
    setBaseline(baseline.subtract(amount));
  }

  double baselineAsDouble() {
    return baselineAsDouble;
  }

  double cashAsDouble() {
    return cashAsDouble;
  }

  private void setBaseline(BigDecimal amount) {
    baseline = amount;
    baselineAsDouble = Money.toDouble(amount);
  }

  private void setCash(BigDecimal amount) {
    if (Money.isNegative(amount)) {
      throw new IllegalStateException(
          "the " + id.label() + " sleeve has " + cash + " USD, which does not cover the booking");
    }
    cash = amount;
    cashAsDouble = Money.toDouble(amount);
  }
}
