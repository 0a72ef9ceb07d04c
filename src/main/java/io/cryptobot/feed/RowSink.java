package io.cryptobot.feed;

/** Takes the rows of a candle file as they are read, so that none of them becomes an object. */
@FunctionalInterface
interface RowSink {

  /**
   * Takes the next row.
   *
   * @throws io.cryptobot.market.InvalidCandleException if the row cannot be, alone or after the
   *     rows before it
   */
  void row(long openSecond, double open, double high, double low, double close, double volume);
}
