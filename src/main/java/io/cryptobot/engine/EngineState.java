package io.cryptobot.engine;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.risk.RiskState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that an engine must remember to go on as if it had never stopped.
 *
 * @param conservative cash, baseline and positions
 * @param aggressive cash, baseline and positions
 * @param risk loss and trade counters
 * @param nextRebalanceSecond when the next rebalance is due, in seconds since the epoch; empty
 *     before the first step
 * @param lastSkimSecond when profit was last skimmed, in seconds since the epoch
 * @param stopped whether the total loss limit has ended all trading
 * @param orders what is under way
 */
public record EngineState(
    SleeveState conservative,
    SleeveState aggressive,
    RiskState risk,
    OptionalLong nextRebalanceSecond,
    OptionalLong lastSkimSecond,
    boolean stopped,
    OrderState orders) {

  /** The open positions of both sleeves, conservative first. */
  public Map<Coin, PositionState> positions() {
    Map<Coin, PositionState> all = new LinkedHashMap<>(conservative.positions());
    all.putAll(aggressive.positions());
    return all;
  }

  /** With other counters, stopped or not. */
  public EngineState with(RiskState other, boolean isStopped) {
    return new EngineState(
        conservative, aggressive, other, nextRebalanceSecond, lastSkimSecond, isStopped, orders);
  }

  /** With other sleeves. */
  public EngineState with(SleeveState otherConservative, SleeveState otherAggressive) {
    return new EngineState(
        otherConservative,
        otherAggressive,
        risk,
        nextRebalanceSecond,
        lastSkimSecond,
        stopped,
        orders);
  }

  /** With other orders. */
  public EngineState with(OrderState other) {
    return new EngineState(
        conservative, aggressive, risk, nextRebalanceSecond, lastSkimSecond, stopped, other);
  }

  /**
   * What is remembered of orders.
   *
   * @param underWay those whose end is not booked yet
   * @param next the number of the next one
   * @param rebalancing the sleeve that sells for a rebalance, if one has been begun
   */
  public record OrderState(List<Order> underWay, long next, Optional<SleeveId> rebalancing) {
    public static final OrderState NONE = new OrderState(List.of(), 1, Optional.empty());

    public OrderState {
      underWay = List.copyOf(underWay);
    }

    /** With another number for the next order. */
    public OrderState from(long number) {
      return new OrderState(underWay, number, rebalancing);
    }
  }
}
