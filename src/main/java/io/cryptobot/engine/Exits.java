package io.cryptobot.engine;

import io.cryptobot.portfolio.Position;
import io.cryptobot.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Sells. At a step: stop, take profit, time, then indicators, the first that holds. Within a
 * candle: the stop before the take profit, for the candle does not tell which came first.
 */
final class Exits {
  static final String TAKE_PROFIT = "take profit";
  static final String TIME_EXIT = "time exit";
  static final String MANUAL = "manual";
  static final String HARD_STOP = "hard stop";

  private final TradeDesk desk;
  private final boolean stopsFillAtWorseOfLevelAndClose;

  /**
   * @param stopsFillAtWorseOfLevelAndClose false fills a stop within a candle at its level; true
   *     asks what a slower bot would have got, the candle's close where that is lower
   */
  Exits(TradeDesk desk, boolean stopsFillAtWorseOfLevelAndClose) {
    this.desk = desk;
    this.stopsFillAtWorseOfLevelAndClose = stopsFillAtWorseOfLevelAndClose;
  }

  /** Raises every position's peak to the step's price. */
  void raisePeaks(MarketStep step) {
    for (int coin = 0; coin < desk.coinCount(); coin++) {
      Position position = desk.position(coin);
      if (position != null) {
        position.raisePeak(step.price(coin));
      }
    }
  }

  /** Sells at the step's price what is to be sold there, coin by coin. */
  void atStep(MarketStep step) {
    for (int coin = 0; coin < desk.coinCount(); coin++) {
      Position position = desk.position(coin);
      if (position == null || desk.isUnderWay(coin)) {
        continue;
      }
      if (step.isTradable(coin)) {
        String reason = exitReason(coin, position, step);
        if (reason != null) {
          desk.sell(coin, position, step.price(coin), step.second(), step, reason);
        }
      } else {
        keepIndicatorExit(coin, position, step);
      }
    }
  }

  /** Sells a position at the step's price, whatever its levels say. */
  boolean now(MarketStep step, int coin, String reason) {
    Position position = desk.position(coin);
    if (position == null || !step.isTradable(coin) || desk.isUnderWay(coin)) {
      return false;
    }
    desk.sell(coin, position, step.price(coin), step.second(), step, reason);
    return true;
  }

  private @Nullable String exitReason(int coin, Position position, MarketStep step) {
    Strategy strategy = desk.coin(coin).strategy();
    double price = step.price(coin);
    if (price <= strategy.stopLevel(position.entryPrice(), position.peak())) {
      return strategy.stopReason();
    }
    if (price >= strategy.takeProfitLevel(position.entryPrice())) {
      return TAKE_PROFIT;
    }
    if (step.second() - position.openedSecond() >= strategy.maxHoldSeconds()) {
      return TIME_EXIT;
    }
    String decided = position.decidedExit();
    return decided != null ? decided : indicatorExitReason(coin, step);
  }

  private @Nullable String indicatorExitReason(int coin, MarketStep step) {
    int candle = step.exitCandle(coin);
    if (candle == MarketStep.NO_CANDLE) {
      return null;
    }
    Strategy strategy = desk.coin(coin).strategy();
    int exits = strategy.indicatorExits(candle);
    return exits == Strategy.NONE ? null : strategy.exitReason(exits);
  }

  private void keepIndicatorExit(int coin, Position position, MarketStep step) {
    String reason = indicatorExitReason(coin, step);
    if (reason != null) {
      position.decideExit(reason);
    }
  }

  /** Sells at the levels that the candle beginning with this step touches; else raises peaks. */
  void withinCandle(MarketStep step, CandleRange candle) {
    for (int coin = 0; coin < desk.coinCount(); coin++) {
      Position position = desk.position(coin);
      if (position != null && step.isTradable(coin)) {
        withinCandle(coin, position, step, candle);
      }
    }
  }

  private void withinCandle(int coin, Position position, MarketStep step, CandleRange candle) {
    Strategy strategy = desk.coin(coin).strategy();
    double stop = strategy.stopLevel(position.entryPrice(), position.peak());
    double target = strategy.takeProfitLevel(position.entryPrice());
    long second = candle.middleSecond();
    if (candle.low(coin) <= stop) {
      double price = stopsFillAtWorseOfLevelAndClose ? Math.min(stop, candle.close(coin)) : stop;
      desk.sell(coin, position, price, second, step, strategy.stopReason());
    } else if (candle.high(coin) >= target) {
      desk.sell(coin, position, target, second, step, TAKE_PROFIT);
    } else {
      position.raisePeak(candle.high(coin));
    }
  }
}
