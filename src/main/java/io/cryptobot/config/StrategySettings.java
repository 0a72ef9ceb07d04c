package io.cryptobot.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What both strategies' settings have. */
public sealed interface StrategySettings permits ConservativeSettings, AggressiveSettings {

  /** As logged with every trade. */
  String strategyVersion();

  /** Product ids such as {@code BTC-USD}, in the order of the file; at least one, none twice. */
  List<String> coins();

  /**
   * The largest share of the strategy's value, 0 to 1, that each coin may be at entry; exactly the
   * {@link #coins}, in their order.
   */
  Map<String, BigDecimal> coinWeights();

  /** Which part of the strategy's value an entry may be, 0.01 to 1. */
  BigDecimal positionFraction();

  /** The candle's code: one of 5m, 15m, 30m, 1h, 6h, 1d. Both strategies have the same. */
  String timeframe();

  /** How old a signal may be, counted from the close of its candle. */
  int signalMaxAgeMinutes();

  /** Whether an indicator exit on the same candle blocks the entry. */
  boolean entryNeedsNoExitSignal();

  /** From a coin's last trade to its next entry; exactly that is enough. */
  int minTradeIntervalMinutes();

  /** Candles of the RSI. */
  int rsiPeriod();

  /** An entry by RSI needs one below this. */
  double rsiBuy();

  /** An RSI above this is an exit. */
  double rsiSell();

  /** Above the entry price, in percent. */
  double takeProfitPercent();

  /** In percent below the entry price, or below the peak for a trailing stop. */
  double stopLossPercent();
}
