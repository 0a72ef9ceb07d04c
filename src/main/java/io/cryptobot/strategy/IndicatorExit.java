package io.cryptobot.strategy;

/** Exits that an indicator calls for on a closed candle, in the order of their precedence. */
public enum IndicatorExit {
  RSI_HIGH(1),
  EMA_CROSSUNDER(2);

  private final int bit;

  IndicatorExit(int bit) {
    this.bit = bit;
  }

  public int bit() {
    return bit;
  }
}
