package io.cryptobot.backtest;

/** Candles that a backtest cannot run on: the message says which, why and what to do. */
public final class BacktestDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BacktestDataException(String message) {
    super(message);
  }
}
