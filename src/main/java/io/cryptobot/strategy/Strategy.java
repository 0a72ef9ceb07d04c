package io.cryptobot.strategy;

import java.util.ArrayList;
import java.util.List;

/**
 * A strategy over the closed candles of one coin. A candle is named by its index in the series; all
 * windows end at it, nothing after it is read.
 */
public interface Strategy {

  /** No trigger, no exit. */
  int NONE = 0;

  /** The buy triggers that hold on a closed candle, by {@link BuyTrigger#bit}; 0 for none. */
  int buyTriggers(int candle);

  /** The indicator exits that hold on a closed candle, by {@link IndicatorExit#bit}; 0 for none. */
  int indicatorExits(int candle);

  /** What the indicators say on a closed candle. */
  Reading reading(int candle);

  /** All that is asked of a closed candle for buying and for selling, whether it holds or not. */
  List<Condition> conditions(int candle);

  /**
   * The price at or below which a position is sold, in US dollars.
   *
   * @param entryPrice the average fill price of the entry
   * @param peak the highest price seen since, the entry price included
   */
  double stopLevel(double entryPrice, double peak);

  /** The price at or above which a position is sold with its profit, in US dollars. */
  double takeProfitLevel(double entryPrice);

  /** How long a position is held at most, in seconds; {@link Long#MAX_VALUE} for any time. */
  long maxHoldSeconds();

  /**
   * All that is asked of a price for selling, whether it holds or not.
   *
   * @param price in US dollars
   * @param entryPrice the average fill price of the entry
   * @param peak the highest price seen since, the entry price included
   * @param heldSeconds since the entry
   */
  default List<Condition> exitConditions(
      double price, double entryPrice, double peak, long heldSeconds) {
    List<Condition> all = new ArrayList<>();
    all.add(Condition.atMost(stopReason(), price, stopLevel(entryPrice, peak)));
    all.add(Condition.atLeast("take profit", price, takeProfitLevel(entryPrice)));
    if (maxHoldSeconds() != Long.MAX_VALUE) {
      double hour = Levels.SECONDS_PER_HOUR;
      all.add(
          Condition.atLeast("time exit: hours held", heldSeconds / hour, maxHoldSeconds() / hour));
    }
    return all;
  }

  /** The {@code trigger_reason} of an entry on these triggers. */
  String buyReason(int buyTriggers);

  /** The {@code trigger_reason} of the first of these exits. */
  String exitReason(int indicatorExits);

  /** The {@code trigger_reason} of a sale at the stop level. */
  String stopReason();
}
