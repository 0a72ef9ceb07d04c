package io.cryptobot.journal;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.strategy.Reading;
import java.time.Instant;
import java.util.List;

/**
 * The format of {@code signal_log.csv}, a row a coin and judged candle. Prices and averages in US
 * dollars, volume in coins of the last 24 hours; an indicator that the strategy does not use is
 * empty:
 *
 * <pre>
 * 2021-01-22T00:00:00Z,aggressive,SOL-USD,BUY,22.41,,,0.0831,2.9893,1523441.2,True,position_open
 * </pre>
 */
public final class SignalLogFormat {
  public static final String FILE = "signal_log.csv";
  public static final List<String> COLUMNS =
      List.of(
          "timestamp",
          "strategy",
          "coin",
          "signal",
          "rsi",
          "ema_fast",
          "ema_slow",
          "atr",
          "price",
          "volume",
          "trigger_met",
          "blocked_reason");

  private static final int DECIMALS = 8;

  private SignalLogFormat() {}

  /** What a candle asked for. */
  public enum Signal {
    BUY,
    SELL,
    HOLD
  }

  /**
   * A row.
   *
   * @param price the current one, in US dollars
   * @param triggerMet whether it qualified for a trade
   * @param blockedReason why there was none although it did, or empty
   */
  public static String[] row(
      Instant time,
      SleeveId strategy,
      Coin coin,
      Signal signal,
      Reading reading,
      double price,
      boolean triggerMet,
      String blockedReason) {
    return new String[] {
      CsvText.of(time),
      strategy.label(),
      coin.product(),
      signal.name(),
      CsvText.of(reading.rsi(), DECIMALS),
      CsvText.of(reading.emaFast(), DECIMALS),
      CsvText.of(reading.emaSlow(), DECIMALS),
      CsvText.of(reading.atr(), DECIMALS),
      CsvText.of(price, DECIMALS),
      CsvText.of(reading.dayVolume(), DECIMALS),
      CsvText.of(triggerMet),
      blockedReason
    };
  }
}
