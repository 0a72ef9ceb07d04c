package io.cryptobot.backtest;

import java.util.Locale;

/** Where the candles of a backtest come from. */
public enum CandleOrigin {
  /** Downloaded from a price service. */
  NETWORK,
  /** Read from files of the user. */
  CSV,
  /** Made up by the program itself, to try it without a network. */
  SAMPLE;

  /** As written in results: {@code network}, {@code csv}, {@code sample}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isMadeUp() {
    return this == SAMPLE;
  }
}
