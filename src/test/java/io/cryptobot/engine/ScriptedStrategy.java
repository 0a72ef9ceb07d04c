package io.cryptobot.engine;

import io.cryptobot.market.CandleSeries;
import io.cryptobot.strategy.AggressiveParameters;
import io.cryptobot.strategy.AggressiveStrategy;
import io.cryptobot.strategy.BuyTrigger;
import io.cryptobot.strategy.Condition;
import io.cryptobot.strategy.ConservativeParameters;
import io.cryptobot.strategy.ConservativeStrategy;
import io.cryptobot.strategy.IndicatorColumns;
import io.cryptobot.strategy.IndicatorExit;
import io.cryptobot.strategy.Reading;
import io.cryptobot.strategy.Strategy;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A real strategy's exit levels and reasons, with signals on the candles that a test names. */
final class ScriptedStrategy implements Strategy {
  static final ConservativeParameters CONSERVATIVE =
      new ConservativeParameters(14, 30, 70, 9, 21, 2.5, 24, 1.5, 20, 8, 5);
  static final AggressiveParameters AGGRESSIVE =
      new AggressiveParameters(
          14,
          25,
          75,
          2,
          4,
          14,
          1.5,
          20,
          20,
          0.5,
          1,
          4,
          3,
          48,
          EnumSet.of(BuyTrigger.RSI_DIP, BuyTrigger.ATR_BREAKOUT, BuyTrigger.PRICE_BREAKOUT));

  private final Strategy levels;
  private final int buyBit;
  private final Set<Integer> buys = new HashSet<>();
  private final Set<Integer> rsiExits = new HashSet<>();
  private final Set<Integer> crossunders = new HashSet<>();
  private boolean neverSells;

  private ScriptedStrategy(Strategy levels, BuyTrigger trigger) {
    this.levels = levels;
    this.buyBit = trigger.bit();
  }

  static ScriptedStrategy conservative(CandleSeries candles) {
    return new ScriptedStrategy(
        new ConservativeStrategy(CONSERVATIVE, new IndicatorColumns(candles)),
        BuyTrigger.VOLUME_SPIKE);
  }

  static ScriptedStrategy aggressive(CandleSeries candles) {
    return new ScriptedStrategy(
        new AggressiveStrategy(AGGRESSIVE, new IndicatorColumns(candles)), BuyTrigger.RSI_DIP);
  }

  void buyOn(int candle) {
    buys.add(candle);
  }

  /** Takes no profit, however high the price. */
  void neverSells() {
    neverSells = true;
  }

  void rsiExitOn(int candle) {
    rsiExits.add(candle);
  }

  void crossunderOn(int candle) {
    crossunders.add(candle);
  }

  @Override
  public int buyTriggers(int candle) {
    return buys.contains(candle) ? buyBit : NONE;
  }

  @Override
  public int indicatorExits(int candle) {
    return (rsiExits.contains(candle) ? IndicatorExit.RSI_HIGH.bit() : NONE)
        | (crossunders.contains(candle) ? IndicatorExit.EMA_CROSSUNDER.bit() : NONE);
  }

  @Override
  public Reading reading(int candle) {
    return levels.reading(candle);
  }

  @Override
  public List<Condition> conditions(int candle) {
    return levels.conditions(candle);
  }

  @Override
  public double stopLevel(double entryPrice, double peak) {
    return levels.stopLevel(entryPrice, peak);
  }

  @Override
  public double takeProfitLevel(double entryPrice) {
    return neverSells ? Double.MAX_VALUE : levels.takeProfitLevel(entryPrice);
  }

  @Override
  public long maxHoldSeconds() {
    return levels.maxHoldSeconds();
  }

  @Override
  public String buyReason(int buyTriggers) {
    return levels.buyReason(buyTriggers);
  }

  @Override
  public String exitReason(int indicatorExits) {
    return levels.exitReason(indicatorExits);
  }

  @Override
  public String stopReason() {
    return levels.stopReason();
  }
}
